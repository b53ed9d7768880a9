INSERT INTO volunteer_merge
  (merge_id, survivor_id, duplicate_id, state, reason, proposer, create_time)
VALUES ($1, $2, $3, 1, $4, $5, $6)
ON CONFLICT (duplicate_id) WHERE state = 1 DO NOTHING
RETURNING merge_id
