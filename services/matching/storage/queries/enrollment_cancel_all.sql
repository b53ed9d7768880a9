-- A shift or an activity is called off: every live enrolment of its shifts ends.
WITH freed AS (
  UPDATE engagement SET live = false WHERE live AND shift_id = ANY ($1::text[])
)
UPDATE enrollment SET state = 3, end_reason = $2, version = version + 1, update_time = $3,
                      offer_expire_time = NULL
WHERE shift_id = ANY ($1::text[]) AND state IN (1, 2, 5, 6, 7)
RETURNING enrollment_id
