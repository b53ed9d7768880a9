-- $1 period, $2 volunteer, $3 category or empty, $4 minimum.
WITH sums AS (
  SELECT coalesce(sum(times), 0) AS times, coalesce(sum(credit_minutes), 0) AS credit,
         coalesce(sum(honour_minutes), 0) AS honour
  FROM person_figure
  WHERE volunteer_id = $2 AND period = $1 AND ($3 = '' OR category = $3)
)
SELECT (times > 0)::int AS persons, (times > 0 AND credit + honour >= $4::bigint)::int AS at_minimum,
       times, credit, honour
FROM sums
