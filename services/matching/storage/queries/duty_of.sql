SELECT duty_id FROM paid_duty WHERE shift_id = $1 AND volunteer_id = $2 AND revoke_time IS NULL
