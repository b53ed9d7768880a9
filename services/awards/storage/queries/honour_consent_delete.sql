DELETE FROM honour_consent WHERE volunteer_id = $1
