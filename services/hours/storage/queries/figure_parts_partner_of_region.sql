-- $1 period, $2 region's code. '~' comes after all digits.
WITH sums AS (
  SELECT partner_system AS key, sum(times) AS times, sum(credit_minutes) AS credit,
         sum(honour_minutes) AS honour
  FROM figure WHERE period = $1 AND region >= $2 AND region < $2 || '~'
  GROUP BY partner_system
), people AS (
  SELECT partner_system AS key, count(DISTINCT volunteer_id) AS persons
  FROM person_figure WHERE period = $1 AND region >= $2 AND region < $2 || '~' AND times > 0
  GROUP BY partner_system
)
SELECT key, persons, times, credit, honour, 0 AS unasked FROM sums JOIN people USING (key) ORDER BY key
