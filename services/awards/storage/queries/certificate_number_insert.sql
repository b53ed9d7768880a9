-- Nothing comes back if the number is taken.
INSERT INTO certificate_number (number, volunteer_id, certificate_id) VALUES ($1, $2, $3)
ON CONFLICT (number) DO NOTHING
RETURNING number
