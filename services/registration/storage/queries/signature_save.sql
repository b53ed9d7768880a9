INSERT INTO signature
  (volunteer_id, signature_id, agreement, agreement_version, state, whole_time, details, version,
   create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (volunteer_id, signature_id) DO UPDATE
SET state = excluded.state, whole_time = excluded.whole_time, details = excluded.details,
    version = excluded.version, update_time = excluded.update_time
