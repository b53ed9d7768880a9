UPDATE mutual_help_group SET state = $2, details = $3, version = $4, update_time = $5 WHERE group_id = $1
