SELECT FROM mutual_help_member WHERE volunteer_id = $1 AND group_id = $2
