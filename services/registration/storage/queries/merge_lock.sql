SELECT merge_id, survivor_id, duplicate_id, state, reason, proposer, decider, decide_time, version,
       create_time
FROM volunteer_merge WHERE merge_id = $1 FOR NO KEY UPDATE
