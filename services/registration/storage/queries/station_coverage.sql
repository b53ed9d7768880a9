-- Counts of open stations by kind in a range of regions, of its communities and streets, and of those
-- that have what they need.
WITH here AS (
  SELECT region_code, kind FROM station WHERE state = 2 AND region_code >= $1 AND region_code < $2
), places AS (
  SELECT region_code, length(region_code) AS digits FROM region WHERE region_code >= $1 AND region_code < $2
)
SELECT (SELECT count(*) FROM here WHERE kind = 1) AS community_stations,
       (SELECT count(*) FROM here WHERE kind = 2) AS window_stations,
       (SELECT count(*) FROM here WHERE kind = 3) AS public_place_stations,
       (SELECT count(*) FROM here WHERE kind = 4) AS booths,
       (SELECT count(*) FROM here WHERE kind = 5) AS rest_stations,
       (SELECT count(*) FROM here WHERE kind = 6) AS counselling_stations,
       (SELECT count(*) FROM here WHERE kind = 7) AS union_stations,
       (SELECT count(*) FROM here WHERE kind = 8) AS service_centres,
       (SELECT count(*) FROM places WHERE digits = 12) AS communities,
       (SELECT count(*) FROM places AS p WHERE digits = 12 AND EXISTS (
          SELECT FROM here WHERE kind = 1 AND region_code = p.region_code)) AS communities_with_station,
       (SELECT count(*) FROM places WHERE digits = 9) AS streets,
       (SELECT count(*) FROM places AS p WHERE digits = 9 AND $3 <= (
          SELECT count(*) FROM here WHERE kind = 4 AND left(region_code, 9) = p.region_code))
         AS streets_with_booths
