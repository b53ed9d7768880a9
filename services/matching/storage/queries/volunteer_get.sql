SELECT * FROM volunteer WHERE volunteer_id = $1
