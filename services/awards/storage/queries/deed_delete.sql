DELETE FROM deed WHERE volunteer_id = $1
