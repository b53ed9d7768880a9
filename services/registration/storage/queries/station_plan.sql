-- How many stations are planned in a range of regions, by year and kind.
SELECT planned_year, kind, count(*) AS stations FROM station
WHERE state = 1 AND region_code >= $1 AND region_code < $2
GROUP BY planned_year, kind ORDER BY planned_year, kind
