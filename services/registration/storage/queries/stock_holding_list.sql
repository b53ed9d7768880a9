SELECT holder, quantity FROM stock_holding
WHERE stock_id = $1 AND holder > $2 AND quantity > 0 ORDER BY holder LIMIT $3
