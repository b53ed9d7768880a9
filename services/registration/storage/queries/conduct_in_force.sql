-- The measures that hold against a subject, the strongest first.
SELECT case_id, measure, measure_end_time FROM conduct_case
WHERE subject = $1 AND measure >= 2 AND lift_time IS NULL
ORDER BY measure DESC, measure_end_time DESC NULLS FIRST
