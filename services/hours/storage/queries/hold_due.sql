SELECT DISTINCT volunteer_id FROM hold
WHERE state = 'PENDING' AND expire_time <= $1::timestamptz
ORDER BY volunteer_id LIMIT $2
