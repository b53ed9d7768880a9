-- Pairs a unit ($3) with stations ($2) that another one served, under new ids ($1); not where it serves
-- already, and not with a second one-to-one.
WITH begun AS (
  INSERT INTO pairing (pairing_id, station_id, organization_id, one_to_one, start_time)
  SELECT one.pairing_id, station_id, $3, s.one_to_one, $4
  FROM unnest($1::text[], $2::text[]) AS one (pairing_id, station_id) JOIN station AS s USING (station_id)
  ORDER BY station_id
  ON CONFLICT DO NOTHING
  RETURNING pairing_id, organization_id, start_time, end_time, station_id
)
SELECT b.pairing_id, b.organization_id, b.start_time, b.end_time, s.region_code, s.station_id
FROM begun AS b JOIN station AS s USING (station_id) ORDER BY s.station_id
