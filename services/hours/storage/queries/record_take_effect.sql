UPDATE service_record
SET state = 'EFFECTIVE', confirm_time = $3, version = version + 1, update_time = $3
WHERE (volunteer_id, record_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
RETURNING *
