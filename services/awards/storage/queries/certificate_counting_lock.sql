-- Certificates of these volunteers that hold and in whose bytes this record's name stands.
SELECT volunteer_id, id, number, document, signature, verification_key, state, version,
       revocation_reason, revocation_explanation, revoke_time, superseded_by, create_time,
       update_time, code, outdated_time
FROM certificate
WHERE volunteer_id = ANY ($1::text[]) AND state = 1 AND position($2::bytea IN document) > 0
ORDER BY volunteer_id, id
FOR UPDATE
