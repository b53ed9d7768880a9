UPDATE group_enrollment
SET version = version + 1, update_time = $3, state = $4, heads = $5, title = $6, end_reason = $7
WHERE shift_id = $1 AND group_id = $2
