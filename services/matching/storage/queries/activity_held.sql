-- When service of a project was done: its activities that are over and were not called off.
SELECT start_time FROM activity
WHERE project = $1 AND state IN (4, 7) AND start_time >= $2 AND start_time < $3
ORDER BY start_time
