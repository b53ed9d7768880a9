SELECT * FROM service_record WHERE volunteer_id = $1 AND record_id = $2
