SELECT * FROM hold
WHERE volunteer_id = $1 AND ($2 = '' OR state = $2)
  AND (create_time, hold_id) > ($3::timestamptz, $4)
ORDER BY create_time, hold_id
LIMIT $5
