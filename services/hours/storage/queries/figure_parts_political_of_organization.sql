-- $1 period, $2 organisation.
WITH unit AS (
  SELECT recording_unit FROM figure_unit WHERE line @> ARRAY[$2::text]
), person AS (
  SELECT volunteer_id, sum(times) AS times, sum(credit_minutes) AS credit,
         sum(honour_minutes) AS honour
  FROM person_figure JOIN unit USING (recording_unit)
  WHERE period = $1 AND times > 0
  GROUP BY volunteer_id
)
SELECT coalesce(political_status, '') AS key, count(*) AS persons, sum(times) AS times,
       sum(credit) AS credit, sum(honour) AS honour,
       count(*) FILTER (WHERE coalesce(check_time, '-infinity') = '-infinity') AS unasked
FROM person LEFT JOIN figure_person USING (volunteer_id)
GROUP BY 1 ORDER BY 1
