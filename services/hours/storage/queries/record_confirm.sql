-- Saves what the leader's word made of each: in effect, or in public notice first.
UPDATE service_record
SET state = asked.state, confirmed_by = $3, late = asked.late, notice_end_time = asked.notice_end_time,
    payable_minutes = asked.payable, credited_minutes = asked.credited,
    confirm_time = CASE asked.state WHEN 'EFFECTIVE' THEN $4::timestamptz END,
    version = version + 1, update_time = $4::timestamptz
FROM unnest($1::text[], $2::text[], $5::boolean[], $6::text[], $7::timestamptz[], $8::integer[],
            $9::integer[])
  AS asked (volunteer_id, record_id, late, state, notice_end_time, payable, credited)
WHERE (service_record.volunteer_id, service_record.record_id)
      = (asked.volunteer_id, asked.record_id)
RETURNING service_record.*
