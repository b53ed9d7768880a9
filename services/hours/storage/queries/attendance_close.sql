UPDATE attendance
SET state = 'CLOSED', check_out_time = $3, records = $4::text[], conflicting_record = $5,
    version = version + 1, update_time = $3
WHERE volunteer_id = $1 AND attendance_id = $2
RETURNING *
