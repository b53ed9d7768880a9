SELECT session_id, state, places, taken, details, version, create_time, update_time
FROM training_session WHERE session_id = $1 FOR NO KEY UPDATE
