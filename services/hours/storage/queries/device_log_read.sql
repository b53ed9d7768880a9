SELECT * FROM device_log_entry
WHERE organization_id = $1 AND device_id = $2 AND number >= $3
ORDER BY number
LIMIT $4
