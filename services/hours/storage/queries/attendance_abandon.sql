-- Check-out has closed without them. $2: of one volunteer; NULL: of everybody, some at a time.
UPDATE attendance
SET state = 'ABANDONED', version = version + 1, update_time = $1
FROM (SELECT volunteer_id, attendance_id FROM attendance
      WHERE state = 'OPEN' AND check_out_until_time <= $1::timestamptz
        AND ($2::text IS NULL OR volunteer_id = $2)
      ORDER BY volunteer_id, attendance_id LIMIT 1000 FOR UPDATE SKIP LOCKED) AS overdue
WHERE (attendance.volunteer_id, attendance.attendance_id)
      = (overdue.volunteer_id, overdue.attendance_id)
