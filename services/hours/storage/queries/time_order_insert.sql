INSERT INTO time_order (volunteer_id, order_id, provider, state, minutes, served_minutes, until_time,
                        more, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $8)
ON CONFLICT (volunteer_id, order_id) DO NOTHING
RETURNING *
