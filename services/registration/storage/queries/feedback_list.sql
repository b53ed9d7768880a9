SELECT details, state, version, create_time, update_time FROM station_feedback
WHERE station_id = $1 AND feedback_id > $2 AND ($3::smallint = 0 OR state = $3::smallint)
ORDER BY feedback_id LIMIT $4
