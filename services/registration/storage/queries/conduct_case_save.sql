UPDATE conduct_case
SET state = $2, measure = $3, measure_end_time = $4, sealed_decision = $5, decider = $6,
    decide_time = $7, appeal_until_time = $8, sealed_appeal = $9, appeal_decider = $10,
    lift_time = $11, version = $12, update_time = $13
WHERE case_id = $1
