INSERT INTO volunteer_correction
  (volunteer_id, correction_id, state, sealed, requester, create_time)
VALUES ($1, $2, 1, $3, $4, $5)
