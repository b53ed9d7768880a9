UPDATE redemption SET state = $4, due_time = $5, version = $6, details = $7, update_time = $8
WHERE reward_id = $1 AND volunteer_id = $2 AND id = $3
