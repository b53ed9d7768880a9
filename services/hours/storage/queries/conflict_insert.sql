INSERT INTO record_conflict (volunteer_id, conflict_id, recording_units, state, reported_by, details,
                             create_time, update_time)
VALUES ($1, $2, $3::text[], 'OPEN', $4, $5, $6, $6)
