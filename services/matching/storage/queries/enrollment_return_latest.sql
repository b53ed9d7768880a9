-- The latest seats of a locked shift go back to the head of the waiting list: offers first.
WITH latest AS MATERIALIZED (
  SELECT enrollment_id, volunteer_id FROM enrollment
  WHERE shift_id = $1 AND state IN (1, 7)
  ORDER BY state = 7 DESC, arrival DESC
  LIMIT $2
), freed AS (
  UPDATE engagement SET live = false
  FROM latest
  WHERE engagement.volunteer_id = latest.volunteer_id
    AND engagement.enrollment_id = latest.enrollment_id AND engagement.live
)
UPDATE enrollment SET state = 2, version = version + 1, update_time = $3, offer_expire_time = NULL
FROM latest
WHERE enrollment.shift_id = $1 AND enrollment.enrollment_id = latest.enrollment_id
RETURNING enrollment.enrollment_id
