-- The policy that judges a fact in a region at a time: of the nearest region, the newest in force.
SELECT region_code, version, minimum_age, guardian_consent_age, strict_guardian_age, max_memberships
FROM policy
WHERE $1 LIKE region_code || '%' AND effective_time <= $2
ORDER BY length(region_code) DESC, effective_time DESC
LIMIT 1
