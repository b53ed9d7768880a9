INSERT INTO training_record
  (volunteer_id, record_id, session_id, course, state, complete_time, details, version, create_time,
   update_time, learning_minutes)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (volunteer_id, record_id) DO UPDATE
SET state = excluded.state, complete_time = excluded.complete_time, details = excluded.details,
    version = excluded.version, update_time = excluded.update_time,
    learning_minutes = excluded.learning_minutes
