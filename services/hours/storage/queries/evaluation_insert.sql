-- No row comes back when this side has evaluated already.
INSERT INTO evaluation (volunteer_id, record_id, side, recording_unit, evaluated_by, details, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
RETURNING details
