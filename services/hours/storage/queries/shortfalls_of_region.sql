-- $1 period, $2 region's code, $3 minimum, $4 after this volunteer, $5 limit.
SELECT volunteer_id, sum(credit_minutes) AS credit, sum(honour_minutes) AS honour
FROM person_figure
WHERE period = $1 AND volunteer_id > $4 AND region >= $2 AND region < $2 || '~' AND times > 0
GROUP BY volunteer_id
HAVING sum(credit_minutes + honour_minutes) < $3::bigint
ORDER BY volunteer_id
LIMIT $5
