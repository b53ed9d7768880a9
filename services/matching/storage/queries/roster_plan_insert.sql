INSERT INTO roster_plan (activity_id, plan_id, organization_id, create_time, update_time, state,
                         settings)
VALUES ($1, $2, $3, $4, $4, 1, $5)
RETURNING *
