INSERT INTO objection (plan_id, id, nomination_id, state, version, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
