SELECT * FROM attendance WHERE volunteer_id = $1 AND attendance_id = $2
