SELECT council_id, version, details, create_time, update_time FROM council WHERE council_id = $1
