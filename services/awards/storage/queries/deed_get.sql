SELECT volunteer_id, id, region, state, consented, version, details, create_time, update_time
FROM deed WHERE volunteer_id = $1 AND id = $2
