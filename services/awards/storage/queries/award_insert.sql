INSERT INTO award (plan_id, id, nominee, state, version, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
