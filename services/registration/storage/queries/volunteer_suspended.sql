-- Whose suspension has ended.
SELECT volunteer_id FROM volunteer
WHERE state = 3 AND suspension_end_time <= $1
ORDER BY suspension_end_time LIMIT 100
