SELECT * FROM check_in_rules WHERE activity = $1 FOR UPDATE
