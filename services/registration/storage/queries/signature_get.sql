SELECT signature_id, state, details, version, create_time, update_time
FROM signature WHERE volunteer_id = $1 AND signature_id = $2
