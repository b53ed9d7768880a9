INSERT INTO file_entry
  (volunteer_id, entry_id, block, title, content, study_minutes, issuer, entry_date, level, evidence,
   consent_time, state, entered_by, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10, $11, 1, $12, $13)
