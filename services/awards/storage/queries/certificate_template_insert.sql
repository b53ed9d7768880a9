-- The next version of its region. Nothing comes back if the region has one from this very instant.
INSERT INTO certificate_template
  (id, region, version, title, notes, verify_at, seal, effective_time, create_time)
SELECT $1, $2, 1 + coalesce(max(version), 0), $3, $4, $5, $6, $7::timestamptz, $8::timestamptz
FROM certificate_template WHERE region = $2
ON CONFLICT (region, effective_time) DO NOTHING
RETURNING version
