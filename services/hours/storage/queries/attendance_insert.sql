INSERT INTO attendance (volunteer_id, attendance_id, enrollment, shift, activity, shift_start_time,
                        shift_end_time, state, check_in_time, check_out_until_time, evidence_grade,
                        check_in_method, check_in_witness, check_in_distance_meters,
                        create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
RETURNING *
