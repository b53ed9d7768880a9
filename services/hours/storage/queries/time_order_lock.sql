SELECT * FROM time_order WHERE volunteer_id = $1 AND order_id = $2 FOR UPDATE
