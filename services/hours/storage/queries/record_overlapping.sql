SELECT record_id FROM service_record
WHERE volunteer_id = $1 AND live
  AND tstzrange(start_time, end_time) && tstzrange($2::timestamptz, $3::timestamptz)
ORDER BY start_time LIMIT 1
