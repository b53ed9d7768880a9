SELECT record_id, state, complete_time, details, version, create_time, update_time
FROM training_record WHERE volunteer_id = $1 AND record_id = $2
