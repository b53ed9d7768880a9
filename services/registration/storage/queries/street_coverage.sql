-- The streets of a range of regions after one, with what they have; those alone that lack a booth or a
-- community station if $4.
SELECT * FROM (
  SELECT r.region_code, r.display_name,
         (SELECT count(*) FROM station WHERE state = 2 AND region_code >= r.region_code
            AND region_code < r.region_code || ':') AS stations,
         (SELECT count(*) FROM station WHERE state = 2 AND kind = 4 AND region_code >= r.region_code
            AND region_code < r.region_code || ':') AS booths,
         (SELECT count(*) FROM region AS c WHERE c.parent_code = r.region_code) AS communities,
         (SELECT count(*) FROM region AS c WHERE c.parent_code = r.region_code AND EXISTS (
            SELECT FROM station WHERE state = 2 AND kind = 1 AND region_code = c.region_code))
           AS communities_with_station
  FROM region AS r
  WHERE length(r.region_code) = 9 AND r.region_code >= $1 AND r.region_code < $2 AND r.region_code > $3
) AS street
WHERE NOT $4::boolean OR booths < $5 OR communities_with_station < communities
ORDER BY region_code LIMIT $6
