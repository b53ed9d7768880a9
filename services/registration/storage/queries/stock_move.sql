INSERT INTO stock_movement (stock_id, movement_id, kind, quantity, holder, details, create_time)
VALUES ($1, $2, $3, $4, $5, $6, $7)
