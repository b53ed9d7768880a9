SELECT survivor_id FROM merged_volunteer WHERE volunteer_id = $1
