DELETE FROM mutual_help_member WHERE group_id = $1
