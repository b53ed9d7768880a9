-- Numbers ($1) of volunteers ($2) who have none yet.
INSERT INTO national_number (national_number, volunteer_id)
SELECT one.national_number, one.volunteer_id
FROM unnest($1::text[], $2::text[]) AS one (national_number, volunteer_id)
WHERE NOT EXISTS (SELECT FROM national_registration AS r WHERE r.volunteer_id = one.volunteer_id)
ORDER BY one.national_number
ON CONFLICT DO NOTHING
