SELECT station_id, state, details, version, create_time, update_time FROM station WHERE station_id = $1
