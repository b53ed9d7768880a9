-- Shifts with a free place although somebody waits: those who wait were taken when it became free,
-- and may no longer be.
SELECT shift_id FROM shift
WHERE state = 1 AND taken < places AND waiting > 0 AND start_time > $1 AND shift_id > $2
ORDER BY shift_id
LIMIT 100
