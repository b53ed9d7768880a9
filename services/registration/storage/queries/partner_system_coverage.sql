-- Communities of a range of regions, those with an approved team of a system, and the first 100 of
-- those without.
WITH places AS (
  SELECT r.region_code, EXISTS (
           SELECT FROM organization AS o
           WHERE o.system_id = $3 AND o.state = 2 AND o.region_code = r.region_code) AS covered
  FROM region AS r
  WHERE r.region_code >= $1 AND r.region_code < $2 AND length(r.region_code) = 12
)
SELECT (SELECT count(*) FROM places) AS communities,
       (SELECT count(*) FROM places WHERE covered) AS covered,
       ARRAY(SELECT region_code FROM places WHERE NOT covered ORDER BY region_code LIMIT 100) AS lacking
