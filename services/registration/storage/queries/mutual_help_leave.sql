DELETE FROM mutual_help_member WHERE volunteer_id = $1 AND group_id = $2
RETURNING volunteer_id, help, join_time
