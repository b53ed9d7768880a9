UPDATE certificate
SET state = $3, version = $4, revocation_reason = $5, revocation_explanation = $6, revoke_time = $7,
    superseded_by = $8, outdated_time = $9, update_time = $10
WHERE volunteer_id = $1 AND id = $2
