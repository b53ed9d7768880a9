-- Her pairs at an activity on the day of $3, and whatever is still open anywhere: that is one at most.
SELECT count(*) FILTER (WHERE activity = $2 AND day = ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date) AS pairs,
       max(attendance_id) FILTER (WHERE state = 'OPEN') AS open_id,
       max(shift) FILTER (WHERE state = 'OPEN') AS open_shift,
       max(check_in_time) FILTER (WHERE state = 'OPEN') AS open_time
FROM attendance
WHERE volunteer_id = $1
  AND (state = 'OPEN' OR (activity = $2 AND day = ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date))
