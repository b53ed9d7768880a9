WITH freed AS (
  UPDATE engagement SET live = false
  WHERE volunteer_id = $3 AND enrollment_id = $2 AND live
)
UPDATE paid_duty SET revoke_time = $4, version = version + 1
WHERE shift_id = $1 AND duty_id = $2 AND revoke_time IS NULL
