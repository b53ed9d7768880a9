UPDATE council SET version = $2, details = $3, update_time = $4 WHERE council_id = $1
