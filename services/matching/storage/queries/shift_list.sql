SELECT * FROM shift_in_context
WHERE activity_id = $1 AND (start_time, shift_id) > ($2, $3)
ORDER BY start_time, shift_id
LIMIT $4
