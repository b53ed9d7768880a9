-- Ends what goes on at a station.
UPDATE pairing AS p SET end_time = $2 FROM station AS s
WHERE p.station_id = $1 AND s.station_id = $1 AND p.end_time IS NULL
RETURNING p.pairing_id, p.organization_id, p.start_time, p.end_time, s.region_code, s.station_id
