INSERT INTO attendance (volunteer_id, attendance_id, enrollment, shift, activity, shift_start_time,
                        shift_end_time, check_in_time, check_out_until_time, evidence_grade,
                        create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8, $8)
RETURNING *
