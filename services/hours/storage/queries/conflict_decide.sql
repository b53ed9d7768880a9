UPDATE record_conflict
SET state = $3, decided_by = $4, details = $5, version = version + 1, update_time = $6
WHERE volunteer_id = $1 AND conflict_id = $2
RETURNING *
