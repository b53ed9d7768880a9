-- Open stations inside a box of longitudes and latitudes in WGS-84, about the nearest to its middle first.
SELECT station_id, state, details, version, create_time, update_time FROM station
WHERE state = 2 AND place <@ box(point($1, $2), point($3, $4))
  AND ($5::smallint = 0 OR kind = $5::smallint)
  AND ($6::integer = 0 OR $6::integer = ANY (amenities))
  AND ($7::integer = 0 OR target_groups = '{}' OR $7::integer = ANY (target_groups))
ORDER BY place <-> point(($1 + $3) / 2, ($2 + $4) / 2) LIMIT $8
