-- Expectations of which no column says when they begin.
SELECT volunteer_id, enrollment, context FROM roster
WHERE confirmed AND start_time IS NULL
LIMIT 1000
FOR UPDATE SKIP LOCKED
