-- All that was ever signed up for under one number ($1) goes on under another ($2), and what binds its
-- time. What cannot stand beside what the other number holds has ended before.
WITH bound AS (
  UPDATE engagement SET live = false WHERE volunteer_id = $1 AND live
  RETURNING enrollment_id, shift_id, shift_name, during, exclusion_group, exclusion_owner, paid
), engaged AS (
  INSERT INTO engagement (volunteer_id, enrollment_id, shift_id, shift_name, during,
                          exclusion_group, exclusion_owner, paid)
  SELECT $2, bound.* FROM bound
), duties AS (
  UPDATE paid_duty SET volunteer_id = $2, version = version + 1
  FROM bound
  WHERE bound.paid AND paid_duty.shift_id = bound.shift_id
    AND paid_duty.duty_id = bound.enrollment_id
)
UPDATE enrollment SET volunteer_id = $2, version = version + 1, update_time = $3
WHERE volunteer_id = $1
