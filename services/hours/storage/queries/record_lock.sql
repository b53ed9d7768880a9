-- In sorted order, so that two batches never wait for each other in a circle.
SELECT * FROM service_record
WHERE (volunteer_id, record_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
ORDER BY volunteer_id, record_id
FOR UPDATE
