UPDATE training_plan SET details = $3, version = $4, update_time = $5 WHERE owner = $1 AND year = $2
