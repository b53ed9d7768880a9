-- A bounded number per run; rows that somebody else is changing wait for the next one. A back-entry
-- (scope 6) is over from the beginning and stays open for as long as policy takes it.
UPDATE activity SET state = 4, version = version + 1, update_time = $1
WHERE activity_id IN (
  SELECT activity_id FROM activity
  WHERE state IN (2, 5) AND recruit_scope <> 6 AND end_time <= $1
  ORDER BY end_time LIMIT 100 FOR UPDATE SKIP LOCKED)
RETURNING *
