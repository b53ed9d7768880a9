INSERT INTO training_session
  (session_id, course_id, state, places, details, version, create_time, update_time, start_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
