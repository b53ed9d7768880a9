UPDATE volunteer_merge SET state = $2, decider = $3, decide_time = $4, version = $5
WHERE merge_id = $1
