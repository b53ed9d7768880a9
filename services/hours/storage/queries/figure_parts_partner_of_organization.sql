-- $1 period, $2 organisation.
WITH unit AS (
  SELECT recording_unit FROM figure_unit WHERE line @> ARRAY[$2::text]
), sums AS (
  SELECT partner_system AS key, sum(times) AS times, sum(credit_minutes) AS credit,
         sum(honour_minutes) AS honour
  FROM figure JOIN unit USING (recording_unit)
  WHERE period = $1
  GROUP BY partner_system
), people AS (
  SELECT partner_system AS key, count(DISTINCT volunteer_id) AS persons
  FROM person_figure JOIN unit USING (recording_unit)
  WHERE period = $1 AND times > 0
  GROUP BY partner_system
)
SELECT key, persons, times, credit, honour, 0 AS unasked FROM sums JOIN people USING (key) ORDER BY key
