-- For each region asked for, the nearest region upwards (levels of 2, 4, 6, 9 and 12 digits, then
-- everywhere) that has an edition in force at that time, and its newest. A few probes of the index
-- on (region_code, effective_time).
SELECT asked.region, edition.region_code, edition.version, edition.body
FROM unnest($1::text[]) AS asked (region)
CROSS JOIN LATERAL (SELECT replace(asked.region, 'regions/', '') AS code) AS of_region
CROSS JOIN LATERAL (
  SELECT region_code, version, body
  FROM policy
  WHERE region_code IN ('', left(code, 2), left(code, 4), left(code, 6), left(code, 9), code)
    AND effective_time <= $2::timestamptz
  ORDER BY length(region_code) DESC, effective_time DESC
  LIMIT 1
) AS edition
