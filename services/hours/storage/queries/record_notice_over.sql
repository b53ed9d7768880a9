-- What has stood in public notice until $1, up to $2, locked; what somebody else holds comes later.
SELECT * FROM service_record
WHERE state = 'PUBLIC_NOTICE' AND notice_end_time <= $1
ORDER BY notice_end_time, volunteer_id, record_id
LIMIT $2
FOR UPDATE SKIP LOCKED
