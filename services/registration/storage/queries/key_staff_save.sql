-- Sealed anew, where nobody changed it meanwhile.
UPDATE staff_member t SET sealed_name = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.organization_id = split_part(n.id, '/', 1) AND t.staff_id = split_part(n.id, '/', 2)
  AND t.sealed_name = n.before
