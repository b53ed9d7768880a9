-- Uploads of one device wait for each other.
SELECT * FROM device WHERE organization_id = $1 AND device_id = $2 FOR UPDATE
