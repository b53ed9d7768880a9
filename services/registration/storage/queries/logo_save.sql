UPDATE logo_permission
SET state = $3, end_time = $4, decider = $5, reason = $6, version = $7, update_time = $8
WHERE organization_id = $1 AND permission_id = $2
