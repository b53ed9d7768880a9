INSERT INTO star_scheme_sweep (scheme_id, volunteer_id, done) VALUES ($1, $2, $3)
ON CONFLICT (scheme_id) DO UPDATE SET volunteer_id = excluded.volunteer_id, done = excluded.done
