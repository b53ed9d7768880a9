UPDATE quarantine
SET state = $4, decided_by = $5, details = $6, version = version + 1, update_time = $7
WHERE volunteer_id = $1 AND record_id = $2 AND quarantine_id = $3
RETURNING *
