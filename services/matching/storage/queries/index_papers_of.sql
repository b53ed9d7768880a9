-- Qualifications and courses that count or will.
SELECT volunteer_id, kind, start_time, end_time FROM paper
WHERE volunteer_id = ANY ($1::text[]) AND holds
ORDER BY volunteer_id, paper
