SELECT * FROM roster_application
WHERE activity_id = $1 AND volunteer_id > $2
ORDER BY volunteer_id
LIMIT $3
