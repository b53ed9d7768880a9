INSERT INTO pairing (pairing_id, organization_id, create_time, update_time, state, receiver_index,
                     wrapped_key, sealed, body)
VALUES ($1, $2, $3, $3, 1, $4, $5, $6, $7)
RETURNING *
