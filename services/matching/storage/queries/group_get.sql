SELECT g.*, s.activity_id, s.organization_id
FROM group_enrollment AS g JOIN shift AS s USING (shift_id)
WHERE g.shift_id = $1 AND g.group_id = $2 AND s.activity_id = $3 AND s.organization_id = $4
