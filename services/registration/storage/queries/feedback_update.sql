UPDATE station_feedback SET state = $3, details = $4, version = $5, update_time = $6
WHERE station_id = $1 AND feedback_id = $2
