SELECT FROM pairing WHERE station_id = $1 AND end_time IS NULL LIMIT 1
