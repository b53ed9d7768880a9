SELECT volunteer_id, correction_id, state, sealed, requester, decider, decide_time, answer, create_time
FROM volunteer_correction WHERE volunteer_id = $1 AND correction_id > $2
ORDER BY correction_id LIMIT $3
