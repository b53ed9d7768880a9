UPDATE shift SET state = 2, version = version + 1, update_time = $2 WHERE shift_id = $1
