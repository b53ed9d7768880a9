-- $1 period, $2 region's code. '~' comes after all digits.
WITH person AS (
  SELECT volunteer_id, sum(times) AS times, sum(credit_minutes) AS credit,
         sum(honour_minutes) AS honour
  FROM person_figure WHERE period = $1 AND region >= $2 AND region < $2 || '~' AND times > 0
  GROUP BY volunteer_id
)
SELECT coalesce(political_status, '') AS key, count(*) AS persons, sum(times) AS times,
       sum(credit) AS credit, sum(honour) AS honour,
       count(*) FILTER (WHERE coalesce(check_time, '-infinity') = '-infinity') AS unasked
FROM person LEFT JOIN figure_person USING (volunteer_id)
GROUP BY 1 ORDER BY 1
