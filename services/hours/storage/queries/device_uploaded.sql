UPDATE device
SET last_number = $3, clock_offset_seconds = $4, upload_time = $5, version = version + 1
WHERE organization_id = $1 AND device_id = $2
