INSERT INTO star_scheme_sweep (scheme_id, volunteer_id, done, sweep_day) VALUES ($1, $2, $3, $4)
ON CONFLICT (scheme_id) DO UPDATE
SET volunteer_id = excluded.volunteer_id, done = excluded.done, sweep_day = excluded.sweep_day
