INSERT INTO passcode_miss AS m (volunteer_id, activity_id, day, misses) VALUES ($1, $2, $3::date, 1)
ON CONFLICT (volunteer_id, activity_id, day) DO UPDATE SET misses = m.misses + 1
RETURNING misses
