-- Sealed anew, where nobody changed it meanwhile.
UPDATE organization t SET sealed_phone = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.organization_id = n.id AND t.sealed_phone = n.before
