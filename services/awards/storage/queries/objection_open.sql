SELECT id FROM objection WHERE plan_id = $1 AND state = 1 ORDER BY id LIMIT 1
