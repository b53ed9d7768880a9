-- Against a subject, newest first, before an id; of one state or (0) of all.
SELECT case_id, subject, code_id, items, sealed_facts, state, opener, measure, measure_end_time,
       sealed_decision, decider, decide_time, appeal_until_time, sealed_appeal, appeal_decider, lift_time,
       version, create_time, update_time
FROM conduct_case
WHERE subject = $1 AND ($2::smallint = 0 OR state = $2::smallint) AND ($3 = '' OR case_id < $3)
ORDER BY case_id DESC LIMIT $4
