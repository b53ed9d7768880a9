SELECT region_version FROM standing WHERE volunteer_id = $1 FOR UPDATE
