SELECT p.pairing_id, p.organization_id, p.start_time, p.end_time, s.region_code, s.station_id
FROM pairing AS p JOIN station AS s USING (station_id) WHERE p.pairing_id = $1 FOR NO KEY UPDATE OF p
