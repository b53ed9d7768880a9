SELECT case_id, subject, code_id, items, sealed_facts, state, opener, measure, measure_end_time,
       sealed_decision, decider, decide_time, appeal_until_time, sealed_appeal, appeal_decider, lift_time,
       version, create_time, update_time
FROM conduct_case WHERE case_id = $1
