-- Sealed anew, where nobody changed it meanwhile.
UPDATE complaint t SET sealed_text = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.complaint_id = n.id AND t.sealed_text = n.before
