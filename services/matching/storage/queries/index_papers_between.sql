-- Qualifications and courses that count or will: of a range of numbers.
SELECT volunteer_id, kind, start_time, end_time FROM paper
WHERE volunteer_id > $1 AND volunteer_id <= $2 AND holds
ORDER BY volunteer_id, paper
