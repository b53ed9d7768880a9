INSERT INTO council (council_id, region, version, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6)
