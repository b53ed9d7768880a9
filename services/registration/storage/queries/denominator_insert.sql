INSERT INTO denominator (region_code, kind, as_of, source, value)
VALUES ($1, $2, $3::date, $4, $5)
ON CONFLICT DO NOTHING RETURNING region_code
