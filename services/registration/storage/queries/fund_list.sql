SELECT details, granted_fen, used_fen, create_time FROM fund
WHERE owner = $1 AND fund_id > $2 ORDER BY fund_id LIMIT $3
