-- What lies around the presence $2 of $1 at the shift $3 from $4 to $5. $6: the device that checked her
-- in, if one did, with its check-ins within $7 seconds around. $8, $9: how far from the place she was at
-- both ends, if she said so herself; $10: which moments are the same. $11: whether a leader attested her.
-- Counted to $12 at most. One row for each other shift where she was in the half day around, one at least.
WITH present AS (
  SELECT evidence_grade FROM attendance WHERE $11::boolean AND shift = $3
  ORDER BY check_in_time, volunteer_id, attendance_id LIMIT $12
)
SELECT around.*, elsewhere.attendance_id, elsewhere.check_in_time, elsewhere.until_time, elsewhere.context
FROM (
  SELECT
    (SELECT count(*) FROM (
       SELECT FROM attendance
       WHERE check_in_method IN ('BY_KIOSK', 'BY_OFFLINE_LOG') AND check_in_witness = $6
         AND check_in_time BETWEEN $4::timestamptz - make_interval(secs => $7::integer / 2.0)
                               AND $4::timestamptz + make_interval(secs => $7::integer / 2.0)
       LIMIT $12) AS vouched)::int AS by_device,
    (SELECT count(*) FROM attendance
     WHERE shift = $3 AND volunteer_id <> $1
       AND check_in_time BETWEEN $4::timestamptz - make_interval(secs => $10::integer)
                             AND $4::timestamptz + make_interval(secs => $10::integer)
       AND check_out_time BETWEEN $5::timestamptz - make_interval(secs => $10::integer)
                              AND $5::timestamptz + make_interval(secs => $10::integer)
       AND check_in_method = 'BY_POSITION' AND check_in_distance_meters = $8::integer
       AND check_out_method = 'BY_POSITION' AND check_out_distance_meters = $9::integer)::int AS together,
    (SELECT count(*) FILTER (WHERE evidence_grade = 'ATTESTED_BY_LEADER') FROM present)::int AS attested,
    (SELECT count(*) FILTER (WHERE evidence_grade <> 'ATTESTED_BY_LEADER') FROM present)::int AS checked_in
) AS around
LEFT JOIN (
  SELECT attendance_id, check_in_time, coalesce(check_out_time, check_in_time) AS until_time, context
  FROM attendance JOIN roster USING (volunteer_id, enrollment)
  WHERE volunteer_id = $1 AND attendance_id <> $2 AND attendance.shift <> $3
    AND check_in_time > $4::timestamptz - interval '12 hours'
    AND check_in_time < $5::timestamptz + interval '12 hours'
) AS elsewhere ON true
