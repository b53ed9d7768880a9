-- Goes on after $2, from the newest if that is NULL.
SELECT volunteer_id, id, number, document, signature, verification_key, state, version,
       revocation_reason, revocation_explanation, revoke_time, superseded_by, create_time,
       update_time, code, outdated_time
FROM certificate
WHERE volunteer_id = $1 AND ($2::text IS NULL OR id < $2)
ORDER BY id DESC
LIMIT $3
