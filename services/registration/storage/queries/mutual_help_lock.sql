SELECT group_id, state, members, details, version, create_time, update_time FROM mutual_help_group WHERE group_id = $1
FOR NO KEY UPDATE
