-- One enrolment ends; its engagement, if it had one, no longer binds the volunteer.
WITH freed AS (
  UPDATE engagement SET live = false
  WHERE volunteer_id = $3 AND enrollment_id = $2 AND live
)
UPDATE enrollment
SET state = $4, end_reason = $5, late_cancel = $6, version = version + 1, update_time = $7,
    offer_expire_time = NULL
WHERE shift_id = $1 AND enrollment_id = $2
