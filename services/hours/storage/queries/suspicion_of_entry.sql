-- What lies around an entry by hand of $6 to $7, without itself: for $1, by $2 since $3, and at the
-- activity $5 of $4. Counted to $8 at most, so that a great many cost no more.
WITH lately AS (
  SELECT start_time, end_time, day FROM service_record
  WHERE entered_by = $2 AND entered_by <> '' AND create_time > $3::timestamptz AND live
  ORDER BY create_time DESC LIMIT $8
), at_activity AS (
  SELECT kind FROM service_record
  WHERE recording_unit = $4 AND activity_name = $5 AND live
    AND start_time >= date_trunc('day', $6::timestamptz, 'Asia/Shanghai')
    AND start_time < date_trunc('day', $6::timestamptz, 'Asia/Shanghai') + interval '1 day'
  LIMIT $8
)
SELECT
  (SELECT coalesce(sum(interval_minutes), 0) FROM service_record
   WHERE volunteer_id = $1 AND entered_by <> '' AND create_time > $3::timestamptz AND live)::int AS her_minutes,
  (SELECT count(*) FROM lately)::int AS entered,
  (SELECT count(DISTINCT day) FROM lately
   WHERE day <> ($6::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
     AND (start_time AT TIME ZONE 'Asia/Shanghai')::time = ($6::timestamptz AT TIME ZONE 'Asia/Shanghai')::time
     AND end_time - start_time = $7::timestamptz - $6::timestamptz)::int AS alike_days,
  (SELECT count(*) FROM at_activity WHERE kind = 'HONOUR')::int AS by_hand,
  (SELECT count(*) FROM at_activity WHERE kind = 'CREDIT')::int AS checked_in
