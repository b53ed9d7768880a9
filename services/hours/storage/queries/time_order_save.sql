UPDATE time_order
SET provider = $3, state = $4, served_minutes = $5, until_time = $6, settle_time = $7, ring = coalesce($8::jsonb, ring),
    more = $9, update_time = $10, version = version + 1
WHERE volunteer_id = $1 AND order_id = $2
RETURNING *
