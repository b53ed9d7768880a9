-- Open files of who may be the same person.
SELECT volunteer_id FROM volunteer
WHERE likeness = $1 AND likeness <> 0 AND volunteer_id <> $2 AND state IN (1, 2, 3, 4)
ORDER BY volunteer_id LIMIT 100
