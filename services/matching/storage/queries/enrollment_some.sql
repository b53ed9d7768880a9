-- Enrolments that a statement before changed, for what is to be told of them.
SELECT *, 0 AS waiting_position FROM enrollment_in_context
WHERE shift_id = ANY ($1::text[]) AND enrollment_id = ANY ($2::text[])
ORDER BY arrival
