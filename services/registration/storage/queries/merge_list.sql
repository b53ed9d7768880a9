SELECT merge_id, survivor_id, duplicate_id, state, reason, proposer, decider, decide_time, version,
       create_time
FROM volunteer_merge WHERE state = $1 AND merge_id > $2 ORDER BY merge_id LIMIT $3
