SELECT number, text FROM conduct_item WHERE code_id = $1 ORDER BY number
