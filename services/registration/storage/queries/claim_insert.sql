INSERT INTO volunteer_claim
  (claim_id, volunteer_id, person_index, code_index, sealed, attempts_max, state, requester,
   create_time, expire_time)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)
