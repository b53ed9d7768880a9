-- Shifts that a new window of their activity would leave outside.
SELECT count(*) AS outside FROM shift
WHERE activity_id = $1 AND (start_time < $2 OR end_time > $3)
