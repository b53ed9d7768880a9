-- Takes external ids ($2) of one partner system ($1) for what will be made of them; those that come
-- back were free. In one order, so that two batches never wait for each other in a circle.
INSERT INTO partner_record (partner_system, external_id, volunteer_id, record_id)
SELECT $1, external_id, volunteer_id, record_id
FROM unnest($2::text[], $3::text[], $4::text[]) AS row (external_id, volunteer_id, record_id)
ORDER BY external_id
ON CONFLICT (partner_system, external_id) DO NOTHING
RETURNING external_id
