-- Who answers for these records.
SELECT DISTINCT recording_unit FROM service_record
WHERE (volunteer_id, record_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
