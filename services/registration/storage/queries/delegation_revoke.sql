UPDATE delegation SET revoke_time = $2, revoker = $3, revoke_reason = $4, version = $5
WHERE delegation_id = $1
