-- An activity is called off: every live enrolment of its shifts ends.
WITH freed AS (
  UPDATE engagement SET live = false
  WHERE live AND (volunteer_id, enrollment_id) IN (
    SELECT volunteer_id, enrollment_id FROM enrollment
    WHERE shift_id = ANY ($1::text[]) AND state = 1)
)
UPDATE enrollment SET state = 3, end_reason = $2, version = version + 1, update_time = $3
WHERE shift_id = ANY ($1::text[]) AND state IN (1, 2)
RETURNING enrollment_id
