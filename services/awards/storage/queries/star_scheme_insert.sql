-- The next version of its region. Nothing comes back if the region has one from this very instant.
INSERT INTO star_scheme (id, region, version, title, effective_time, create_time, subject, details,
                         by_time)
SELECT $1, $2, 1 + coalesce(max(version), 0), $3, $4::timestamptz, $5::timestamptz, $6::smallint,
       $7::bytea, $8::boolean
FROM star_scheme WHERE region = $2
ON CONFLICT (region, effective_time) DO NOTHING
RETURNING version
