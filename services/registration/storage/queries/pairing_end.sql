UPDATE pairing SET end_time = $2 WHERE pairing_id = $1
