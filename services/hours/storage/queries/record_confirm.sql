UPDATE service_record
SET state = 'EFFECTIVE', confirmed_by = $3, confirm_time = $4, late = asked.late,
    version = version + 1, update_time = $4
FROM unnest($1::text[], $2::text[], $5::boolean[]) AS asked (volunteer_id, record_id, late)
WHERE (service_record.volunteer_id, service_record.record_id)
      = (asked.volunteer_id, asked.record_id)
RETURNING service_record.*
