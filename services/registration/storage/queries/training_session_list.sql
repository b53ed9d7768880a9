SELECT session_id, state, places, taken, details, version, create_time, update_time
FROM training_session WHERE course_id = $1 AND session_id > $2 ORDER BY session_id LIMIT $3
