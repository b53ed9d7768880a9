-- Cases in which time has passed: freezes that end, decisions that nobody appealed against. After an id.
SELECT case_id FROM conduct_case
WHERE ((measure = 2 AND lift_time IS NULL AND measure_end_time <= $1)
       OR (state = 2 AND appeal_until_time <= $1))
  AND case_id > $2
ORDER BY case_id LIMIT $3
