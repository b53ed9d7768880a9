-- The service accounts of those that have none yet, in one order.
INSERT INTO account (volunteer_id, commodity)
SELECT volunteer_id, 'SERVICE_MINUTES' FROM unnest($1::text[]) AS asked (volunteer_id)
ORDER BY volunteer_id
ON CONFLICT (volunteer_id, commodity) DO NOTHING
