SELECT details, on_hand, issued, create_time FROM stock
WHERE owner = $1 AND stock_id > $2 ORDER BY stock_id LIMIT $3
