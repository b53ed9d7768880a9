SELECT volunteer_id, order_id FROM time_order
WHERE until_time <= $1::timestamptz
ORDER BY until_time, volunteer_id, order_id LIMIT $2
