-- What is on record of each of these people about the time that is reported of her.
SELECT record.volunteer_id, record.record_id, record.recording_unit, record.start_time,
       record.end_time, record.credited_minutes
FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
  AS asked (volunteer_id, from_time, until_time)
JOIN service_record AS record ON record.volunteer_id = asked.volunteer_id AND record.live
  AND record.start_time > asked.from_time AND record.start_time < asked.until_time
ORDER BY record.volunteer_id, record.start_time
