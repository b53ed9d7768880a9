INSERT INTO dispute (volunteer_id, record_id, dispute_id, recording_unit, state, opened_by, details,
                     create_time, update_time)
VALUES ($1, $2, $3, $4, 'OPEN', $5, $6, $7, $7)
RETURNING *
