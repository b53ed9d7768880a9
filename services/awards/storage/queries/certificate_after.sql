-- Some certificates after ($1, $2) in the order of the primary key, for the verifier.
SELECT volunteer_id, id, number, document, signature, verification_key, state, version,
       revocation_reason, revocation_explanation, revoke_time, superseded_by, create_time,
       update_time, code, outdated_time
FROM certificate
WHERE (volunteer_id, id) > ($1, $2)
ORDER BY volunteer_id, id
LIMIT $3
