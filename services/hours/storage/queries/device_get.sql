SELECT * FROM device WHERE organization_id = $1 AND device_id = $2
