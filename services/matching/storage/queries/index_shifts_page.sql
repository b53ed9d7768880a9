-- All that are open for sign-up, full ones too: a place may become free.
SELECT * FROM shift_in_context
WHERE state = 1 AND activity_state = 2 AND start_time > $1 AND shift_id > $2
ORDER BY shift_id
LIMIT $3
