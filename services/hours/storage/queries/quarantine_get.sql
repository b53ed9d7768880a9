SELECT * FROM quarantine WHERE volunteer_id = $1 AND record_id = $2 AND quarantine_id = $3
