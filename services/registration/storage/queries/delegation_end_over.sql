-- Ends what is in force or will be over a scope.
UPDATE delegation SET revoke_time = $2, revoker = $3, revoke_reason = $4, version = version + 1
WHERE over_name = $1 AND revoke_time IS NULL AND end_time > $2
RETURNING delegation_id, subject, role, over_name, start_time, end_time, basis, grantor, revoke_time, revoker,
       revoke_reason, version, create_time
