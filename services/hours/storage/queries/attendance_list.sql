SELECT * FROM attendance
WHERE shift = $1 AND (check_in_time, volunteer_id, attendance_id) > ($2::timestamptz, $3, $4)
ORDER BY check_in_time, volunteer_id, attendance_id
LIMIT $5
