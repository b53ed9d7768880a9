UPDATE council_meeting SET state = $3, version = $4, details = $5, update_time = $6
WHERE council_id = $1 AND id = $2
