-- $1 period, $2 organisation, $3 category or empty, $4 minimum.
WITH unit AS (
  SELECT recording_unit FROM figure_unit WHERE line @> ARRAY[$2::text]
), sums AS (
  SELECT sum(times) AS times, sum(credit_minutes) AS credit, sum(honour_minutes) AS honour
  FROM figure JOIN unit USING (recording_unit)
  WHERE period = $1 AND ($3 = '' OR category = $3)
), person AS (
  SELECT sum(credit_minutes + honour_minutes) AS minutes
  FROM person_figure JOIN unit USING (recording_unit)
  WHERE period = $1 AND ($3 = '' OR category = $3) AND times > 0
  GROUP BY volunteer_id
), people AS (
  SELECT count(*) AS persons, count(*) FILTER (WHERE minutes >= $4::bigint) AS at_minimum FROM person
)
SELECT persons, at_minimum, coalesce(times, 0) AS times, coalesce(credit, 0) AS credit,
       coalesce(honour, 0) AS honour
FROM sums CROSS JOIN people
