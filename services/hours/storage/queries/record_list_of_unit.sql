SELECT * FROM service_record
WHERE recording_unit = $1
  AND (cardinality($2::text[]) = 0 OR state = ANY ($2::text[]))
  AND start_time < $3::timestamptz
  AND (start_time, record_id) > ($4::timestamptz, $5)
ORDER BY start_time, record_id
LIMIT $6
