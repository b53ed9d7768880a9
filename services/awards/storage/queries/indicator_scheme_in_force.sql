-- Of these regions, a region and those above it, the nearest one's newest version in force at $2: the
-- choice that policy_at.sql makes among editions.
SELECT id, region, version, effective_time, create_time, details
FROM indicator_scheme
WHERE region = ANY ($1::text[]) AND effective_time <= $2
ORDER BY length(region) DESC, effective_time DESC LIMIT 1
