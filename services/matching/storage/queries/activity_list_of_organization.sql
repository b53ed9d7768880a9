-- $14: whether the caller runs the organisation, and so sees what is by invitation or entered
-- afterwards.
SELECT * FROM activity
WHERE organization_id = $1 AND state = $2 AND region_code >= $3 AND region_code < $3 || ':'
  AND (state = 1 OR publish_time IS NOT NULL) AND ($14 OR recruit_scope NOT IN (5, 6))
  AND end_time > $4 AND start_time < $5 AND ($6 = '' OR category = $6)
  AND (start_time, activity_id) > ($7, $8)
  AND ($10 = 0 OR themes @> ARRAY[$10::smallint]) AND ($11 = 0 OR cares @> ARRAY[$11::smallint])
  AND ($12 = '' OR project = $12) AND ($13 = '' OR campaign = $13)
ORDER BY start_time, activity_id
LIMIT $9
