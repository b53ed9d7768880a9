-- How far counties ($6 = false) or units are with the nodes of a plan, each in its own days ($1 to
-- $3), and with activities beside them between $4 and $5, inside a region ($7).
WITH plan AS (
  SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
    AS given (node, from_time, until_time)
), done AS (
  SELECT CASE WHEN $6 THEN a.organization_id ELSE left(a.region_code, 6) END AS who, plan.node,
         bool_or(a.state IN (4, 7)) AS held
  FROM plan JOIN activity AS a ON a.calendar_node = plan.node
    AND a.start_time >= plan.from_time AND a.start_time < plan.until_time
  WHERE a.state IN (2, 4, 5, 7) AND a.region_code >= $7 AND a.region_code < $7 || ':'
  GROUP BY 1, 2
), by_node AS (
  SELECT who, count(*) FILTER (WHERE held) AS held, count(*) FILTER (WHERE NOT held) AS planned
  FROM done GROUP BY who
), beside AS (
  SELECT CASE WHEN $6 THEN organization_id ELSE left(region_code, 6) END AS who,
         count(*) FILTER (WHERE state IN (4, 7)) AS held
  FROM activity
  WHERE calendar_node = '' AND state IN (2, 4, 5, 7) AND start_time >= $4 AND start_time < $5
    AND region_code >= $7 AND region_code < $7 || ':'
  GROUP BY 1
)
SELECT who, coalesce(by_node.held, 0) AS held, coalesce(by_node.planned, 0) AS planned,
       coalesce(beside.held, 0) AS local_held
FROM by_node FULL JOIN beside USING (who)
ORDER BY who
LIMIT 10000
