INSERT INTO quarantine (volunteer_id, record_id, quarantine_id, recording_unit, region, state, points,
                        hold_points, policy_version, made_by, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
RETURNING *
