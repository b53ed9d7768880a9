-- Sealed anew, where nobody changed it meanwhile.
UPDATE conduct_case t SET sealed_appeal = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.case_id = n.id AND t.sealed_appeal = n.before
