INSERT INTO station_feedback
  (station_id, feedback_id, state, author, sealed_phone, details, version, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
