-- Ends what a unit serves. Stations first, as everybody locks them before their pairings.
WITH held AS (
  SELECT station_id, region_code FROM station
  WHERE station_id IN (SELECT station_id FROM pairing WHERE organization_id = $1 AND end_time IS NULL)
  ORDER BY station_id FOR SHARE
)
UPDATE pairing AS p SET end_time = $2 FROM held AS s
WHERE p.organization_id = $1 AND p.station_id = s.station_id AND p.end_time IS NULL
RETURNING p.pairing_id, p.organization_id, p.start_time, p.end_time, s.region_code, s.station_id
