-- Some seats of a locked shift are given back for their holders.
WITH freed AS (
  UPDATE engagement SET live = false
  WHERE shift_id = $1 AND enrollment_id = ANY ($2::text[]) AND live
)
UPDATE enrollment SET state = 3, end_reason = $3, version = version + 1, update_time = $4
WHERE shift_id = $1 AND enrollment_id = ANY ($2::text[]) AND state = 1
