INSERT INTO pairing (pairing_id, station_id, organization_id, one_to_one, start_time)
VALUES ($1, $2, $3, $4, $5)
