UPDATE training_session SET state = $2, details = $3, version = $4, update_time = $5
WHERE session_id = $1
