-- What the key ring sealed of staff_member.sealed_name, after an id "{organization_id}/{staff_id}".
SELECT organization_id || '/' || staff_id AS id, 'organizations/' || organization_id || '/staff/' || staff_id AS belongs_to, sealed_name AS sealed
FROM staff_member
WHERE (organization_id, staff_id) > (split_part($1, '/', 1), split_part($1, '/', 2))
ORDER BY organization_id, staff_id LIMIT $2
