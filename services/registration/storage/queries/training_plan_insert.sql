-- Nothing, if there is a plan of that year.
INSERT INTO training_plan (owner, year, details, version, create_time, update_time)
VALUES ($1, $2, $3, 1, $4, $4) ON CONFLICT DO NOTHING
