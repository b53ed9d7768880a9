SELECT details, create_time FROM stock_movement
WHERE stock_id = $1 AND movement_id > $2 ORDER BY movement_id LIMIT $3
