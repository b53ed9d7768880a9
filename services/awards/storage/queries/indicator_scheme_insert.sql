-- The next version of its region. Nothing comes back if the region has one from this very instant.
INSERT INTO indicator_scheme (id, region, version, effective_time, create_time, details)
SELECT $1, $2, 1 + coalesce(max(version), 0), $3::timestamptz, $4::timestamptz, $5::jsonb
FROM indicator_scheme WHERE region = $2
ON CONFLICT (region, effective_time) DO NOTHING
RETURNING version
