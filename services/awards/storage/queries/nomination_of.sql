SELECT id FROM nomination WHERE plan_id = $1 AND nominee = $2 AND state <> 9
