SELECT quantity FROM stock_holding WHERE stock_id = $1 AND holder = $2
