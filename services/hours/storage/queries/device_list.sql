SELECT * FROM device
WHERE organization_id = $1 AND device_id > $2
ORDER BY device_id
LIMIT $3
