SELECT group_id FROM group_enrollment WHERE shift_id = $1 AND unit_id = $2 AND state = 1
