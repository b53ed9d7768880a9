INSERT INTO time_gift (volunteer_id, gift_id, recipient, minutes, relation, proof, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
