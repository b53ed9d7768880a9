-- What is on record already for the day of $2, confirmed or not, beside the record $4.
SELECT coalesce(sum(credited_minutes), 0) AS credited,
       coalesce(sum(payable_minutes) FILTER (WHERE activity = $3), 0) AS activity_payable
FROM service_record
WHERE volunteer_id = $1 AND live AND record_id <> $4
  AND start_time >= date_trunc('day', $2::timestamptz, 'Asia/Shanghai')
  AND start_time < date_trunc('day', $2::timestamptz, 'Asia/Shanghai') + interval '1 day'
