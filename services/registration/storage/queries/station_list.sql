-- The stations of a range of regions, of one state and one kind or (0) of all, after a region and an id.
SELECT station_id, state, details, version, create_time, update_time FROM station
WHERE state = $1 AND region_code >= $2 AND region_code < $3 AND (region_code, station_id) > ($4, $5)
  AND ($6::smallint = 0 OR kind = $6::smallint)
ORDER BY region_code, station_id LIMIT $7
