UPDATE shift SET state = 2, version = version + 1, update_time = $2
WHERE activity_id = $1 AND state = 1
