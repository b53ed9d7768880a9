SELECT p.pairing_id, p.organization_id, p.start_time, p.end_time, s.region_code, s.station_id
FROM pairing AS p JOIN station AS s USING (station_id)
WHERE p.station_id = $1 AND p.pairing_id > $2 AND (NOT $3::boolean OR p.end_time IS NULL)
ORDER BY p.pairing_id LIMIT $4
