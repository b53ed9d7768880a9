-- ':' follows '9': the region itself and all that begins with its code.
SELECT * FROM activity
WHERE state = $1 AND region_code >= $2 AND region_code < $2 || ':'
  AND (state = 1 OR publish_time IS NOT NULL)
  AND end_time > $3 AND start_time < $4 AND ($5 = '' OR category = $5)
  AND (start_time, activity_id) > ($6, $7)
ORDER BY start_time, activity_id
LIMIT $8
