SELECT details, on_hand, issued, create_time FROM stock WHERE stock_id = $1
