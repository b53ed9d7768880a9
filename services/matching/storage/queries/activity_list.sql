-- ':' follows '9': the region itself and all that begins with its code. What is by invitation or
-- entered afterwards (scopes 5 and 6) is in no public list.
SELECT * FROM activity
WHERE state = $1 AND region_code >= $2 AND region_code < $2 || ':'
  AND (state = 1 OR publish_time IS NOT NULL) AND recruit_scope NOT IN (5, 6)
  AND end_time > $3 AND start_time < $4 AND ($5 = '' OR category = $5)
  AND (start_time, activity_id) > ($6, $7)
  AND ($9 = 0 OR themes @> ARRAY[$9::smallint]) AND ($10 = 0 OR cares @> ARRAY[$10::smallint])
  AND ($11 = '' OR project = $11) AND ($12 = '' OR campaign = $12)
ORDER BY start_time, activity_id
LIMIT $8
