INSERT INTO group_enrollment (shift_id, group_id, unit_id, create_time, update_time, state, heads,
                              title, policy_version)
VALUES ($1, $2, $3, $4, $4, 1, $5, $6, $7)
RETURNING *
