SELECT id, region, lift_time, version, details, create_time, update_time
FROM award_bar WHERE id = $1 FOR UPDATE
