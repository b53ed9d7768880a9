-- The last time that she came to a shift until a moment of the past, whatever became of it, with
-- what matching said of the shift: what a check-out belongs to that is told later.
SELECT attendance.*, roster.context
FROM attendance JOIN roster USING (volunteer_id, enrollment)
WHERE attendance.volunteer_id = $1 AND attendance.shift = $2
  AND attendance.check_in_time <= $3::timestamptz
ORDER BY attendance.check_in_time DESC, attendance.attendance_id DESC
LIMIT 1
FOR UPDATE OF attendance
