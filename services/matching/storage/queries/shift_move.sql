-- Everything that knows the window of a locked shift follows it. Law 2 judges each engagement.
WITH moved AS (
  UPDATE engagement SET during = tstzrange($2, $3) WHERE shift_id = $1 AND live
)
UPDATE enrollment SET start_time = $2, version = version + 1, update_time = $4
WHERE shift_id = $1 AND state IN (1, 2, 5, 6, 7)
RETURNING enrollment_id
