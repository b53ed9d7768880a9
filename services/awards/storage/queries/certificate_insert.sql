INSERT INTO certificate (volunteer_id, id, number, document, signature, verification_key, state,
                         version, create_time, update_time, code)
VALUES ($1, $2, $3, $4, $5, $6, 1, 1, $7, $7, $8)
