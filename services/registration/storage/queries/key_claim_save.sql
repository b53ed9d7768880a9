-- Sealed anew, where nobody changed it meanwhile.
UPDATE volunteer_claim t SET sealed = n.after
FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS n (id, before, after)
WHERE t.claim_id = n.id AND t.sealed = n.before
