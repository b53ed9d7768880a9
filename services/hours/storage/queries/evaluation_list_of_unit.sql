SELECT details FROM evaluation
WHERE recording_unit = $1 AND (create_time, record_id, side) > ($2::timestamptz, $3, $4)
ORDER BY create_time, record_id, side
LIMIT $5
