INSERT INTO handover (duty, handover_id, shift, author, create_time, body)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING *
