INSERT INTO complaint
  (complaint_id, about, matter, sealed_text, complainant, state, body, region_code, due_time,
   create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
