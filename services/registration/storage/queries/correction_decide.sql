UPDATE volunteer_correction
SET state = $3, decider = $4, decide_time = $5, answer = $6, version = version + 1
WHERE volunteer_id = $1 AND correction_id = $2
