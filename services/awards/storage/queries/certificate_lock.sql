SELECT volunteer_id, id, number, document, signature, verification_key, state, version,
       revocation_reason, revocation_explanation, revoke_time, superseded_by, create_time,
       update_time, code, outdated_time
FROM certificate WHERE volunteer_id = $1 AND id = $2 FOR UPDATE
