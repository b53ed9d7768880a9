UPDATE service_record
SET payable_minutes = $3, credited_minutes = $4, version = version + 1, update_time = $5
WHERE volunteer_id = $1 AND record_id = $2
RETURNING *
