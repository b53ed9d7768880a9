SELECT volunteer_id, help, join_time FROM mutual_help_member
WHERE group_id = $1 AND volunteer_id > $2 ORDER BY volunteer_id LIMIT $3
