SELECT course_id, state, details, version, create_time, update_time FROM course WHERE course_id = $1
