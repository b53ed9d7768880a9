UPDATE pairing SET end_time = $2 WHERE station_id = $1 AND end_time IS NULL
