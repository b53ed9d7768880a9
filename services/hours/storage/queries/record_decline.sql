UPDATE service_record
SET state = 'DECLINED', declined_by = $3, decline_reason = $4, decline_time = $5,
    version = version + 1, update_time = $5
WHERE volunteer_id = $1 AND record_id = $2
RETURNING *
