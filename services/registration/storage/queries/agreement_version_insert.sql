INSERT INTO agreement_version (agreement_id, version, details, create_time) VALUES ($1, $2, $3, $4)
