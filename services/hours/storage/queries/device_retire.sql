UPDATE device SET state = 'RETIRED', retire_time = $3, version = version + 1
WHERE organization_id = $1 AND device_id = $2
RETURNING *
