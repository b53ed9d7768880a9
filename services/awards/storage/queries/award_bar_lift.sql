UPDATE award_bar SET lift_time = $2, version = $3, update_time = $2 WHERE id = $1
