SELECT details, granted_fen, used_fen, create_time FROM fund WHERE fund_id = $1
