UPDATE roster SET start_time = $3 WHERE volunteer_id = $1 AND enrollment = $2
