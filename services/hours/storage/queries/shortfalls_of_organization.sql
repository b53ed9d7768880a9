-- $1 period, $2 organisation, $3 minimum, $4 after this volunteer, $5 limit.
SELECT volunteer_id, sum(credit_minutes) AS credit, sum(honour_minutes) AS honour
FROM person_figure
WHERE period = $1 AND volunteer_id > $4 AND times > 0
  AND recording_unit IN (SELECT recording_unit FROM figure_unit WHERE line @> ARRAY[$2::text])
GROUP BY volunteer_id
HAVING sum(credit_minutes + honour_minutes) < $3::bigint
ORDER BY volunteer_id
LIMIT $5
