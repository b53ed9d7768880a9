INSERT INTO deed (volunteer_id, id, region, state, consented, version, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
