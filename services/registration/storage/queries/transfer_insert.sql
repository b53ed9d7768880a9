INSERT INTO membership_transfer
  (volunteer_id, transfer_id, from_id, to_id, region_code, reason, state, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
