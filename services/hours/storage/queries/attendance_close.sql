UPDATE attendance
SET state = 'CLOSED', check_out_time = $3, records = $4::text[], conflicting_record = $5,
    evidence_grade = $6, check_out_method = $7, check_out_witness = $8,
    check_out_distance_meters = $9, version = version + 1, update_time = $10
WHERE volunteer_id = $1 AND attendance_id = $2
RETURNING *
