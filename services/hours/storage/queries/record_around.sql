-- When else she served, about that time.
SELECT start_time, end_time FROM service_record
WHERE volunteer_id = $1 AND live AND start_time > $2 AND start_time < $3
ORDER BY start_time
