SELECT details, state, version, create_time, update_time FROM station_feedback WHERE station_id = $1 AND feedback_id = $2
