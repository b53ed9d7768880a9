-- Of each of these regions the version in force at $2: at most one per region.
SELECT DISTINCT ON (region)
       id, region, version, title, person_in_charge, handler, contact, effective_time, create_time
FROM certificate_issuer
WHERE region = ANY ($1::text[]) AND effective_time <= $2
ORDER BY region, effective_time DESC
