UPDATE deed
SET state = $3, consented = $4, version = $5, details = $6, update_time = $7
WHERE volunteer_id = $1 AND id = $2
