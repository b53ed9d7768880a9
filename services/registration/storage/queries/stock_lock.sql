SELECT details, on_hand, issued, create_time FROM stock WHERE stock_id = $1 FOR NO KEY UPDATE
