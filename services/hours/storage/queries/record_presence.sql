-- How long the shift of each record was, and how long she was there, all her records of it together.
SELECT record.volunteer_id, record.record_id,
       floor(extract(epoch FROM attendance.shift_end_time - attendance.shift_start_time) / 60)::int AS shift_minutes,
       (SELECT sum(interval_minutes) FROM service_record AS other
        WHERE other.volunteer_id = record.volunteer_id AND other.shift = record.shift AND other.live)::int AS present
FROM service_record AS record
JOIN attendance ON (attendance.volunteer_id, attendance.attendance_id) = (record.volunteer_id, record.attendance)
WHERE (record.volunteer_id, record.record_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
