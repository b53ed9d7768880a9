UPDATE nomination SET state = $3, shown = $4, version = $5, details = $6, update_time = $7
WHERE plan_id = $1 AND id = $2
