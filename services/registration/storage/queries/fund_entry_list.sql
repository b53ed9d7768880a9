SELECT details, create_time FROM fund_entry
WHERE fund_id = $1 AND entry_id > $2 ORDER BY entry_id LIMIT $3
