INSERT INTO qualification
  (volunteer_id, qualification_id, kind, start_time, end_time, warn_time, licence_index, details, version,
   create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
