-- $1 unit, $2 activity or empty, after $3 end of the notice and $4 record, up to $5; $6 now.
SELECT * FROM service_record
WHERE state = 'PUBLIC_NOTICE' AND recording_unit = $1 AND ($2 = '' OR activity = $2)
  AND (notice_end_time, record_id) > ($3::timestamptz, $4) AND notice_end_time > $6::timestamptz
ORDER BY notice_end_time, record_id
LIMIT $5
