SELECT council_id, version, details, create_time, update_time
FROM council WHERE region = $1 AND council_id > $2 ORDER BY council_id LIMIT $3
