SELECT misses FROM passcode_miss WHERE volunteer_id = $1 AND activity_id = $2 AND day = $3::date
