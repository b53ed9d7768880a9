DELETE FROM roster_application WHERE activity_id = $1 AND volunteer_id = $2
