-- Later dates stay, and end what was warned of. In order of ids, so that two callers never wait for
-- each other in a ring.
WITH reported AS (
  SELECT organization_id, max(least(at, $3::timestamptz)) AS at
  FROM unnest($1::text[], $2::timestamptz[]) AS r(organization_id, at) GROUP BY organization_id),
held AS (
  SELECT o.organization_id, r.at FROM organization o JOIN reported r USING (organization_id)
  WHERE o.last_activity_time < r.at
  ORDER BY o.organization_id FOR NO KEY UPDATE OF o)
UPDATE organization o
SET last_activity_time = held.at, inactive_months = 0
FROM held WHERE o.organization_id = held.organization_id
RETURNING o.organization_id
