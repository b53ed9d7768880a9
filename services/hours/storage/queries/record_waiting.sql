-- What waits to be confirmed on the day of $2, in the order in which it came, locked.
SELECT * FROM service_record
WHERE volunteer_id = $1 AND state IN ('DRAFT', 'PENDING_CONFIRMATION')
  AND start_time >= date_trunc('day', $2::timestamptz, 'Asia/Shanghai')
  AND start_time < date_trunc('day', $2::timestamptz, 'Asia/Shanghai') + interval '1 day'
ORDER BY create_time, record_id
FOR UPDATE
