UPDATE reward SET state = $2, stock = $3, version = $4, details = $5, update_time = $6
WHERE reward_id = $1
