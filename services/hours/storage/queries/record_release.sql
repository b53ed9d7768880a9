UPDATE service_record
SET state = $3, released_by = $4, version = version + 1, update_time = $5
WHERE volunteer_id = $1 AND record_id = $2
RETURNING *
