SELECT * FROM activity
WHERE organization_id = $1 AND state = $2 AND region_code >= $3 AND region_code < $3 || ':'
  AND (state = 1 OR publish_time IS NOT NULL)
  AND end_time > $4 AND start_time < $5 AND ($6 = '' OR category = $6)
  AND (start_time, activity_id) > ($7, $8)
ORDER BY start_time, activity_id
LIMIT $9
