-- $1 period, $2 region's code, $3 category or empty, $4 minimum. '~' comes after all digits.
WITH sums AS (
  SELECT sum(times) AS times, sum(credit_minutes) AS credit, sum(honour_minutes) AS honour
  FROM figure
  WHERE period = $1 AND region >= $2 AND region < $2 || '~' AND ($3 = '' OR category = $3)
), person AS (
  SELECT sum(credit_minutes + honour_minutes) AS minutes FROM person_figure
  WHERE period = $1 AND region >= $2 AND region < $2 || '~' AND ($3 = '' OR category = $3)
    AND times > 0
  GROUP BY volunteer_id
), people AS (
  SELECT count(*) AS persons, count(*) FILTER (WHERE minutes >= $4::bigint) AS at_minimum FROM person
)
SELECT persons, at_minimum, coalesce(times, 0) AS times, coalesce(credit, 0) AS credit,
       coalesce(honour, 0) AS honour
FROM sums CROSS JOIN people
