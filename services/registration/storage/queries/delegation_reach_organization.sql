-- The same for an organisation, which does not move.
WITH member AS (SELECT * FROM organizations_above($1)),
region AS (
  SELECT 'regions/' || left(region_code, n) AS over_name
  FROM organization, unnest(ARRAY[2, 4, 6, 9, 12]) n
  WHERE organization_id = $1 AND length(region_code) >= n),
place AS (
  SELECT 'platform' AS over_name
  UNION SELECT over_name FROM region
  UNION SELECT 'organizations/' || organization_id FROM member
  UNION SELECT 'systems/' || system_id FROM member WHERE system_id <> ''
  UNION SELECT r.over_name || '/systems/' || m.system_id FROM region r, member m WHERE m.system_id <> '')
SELECT d.delegation_id, d.subject, d.role, d.over_name, d.start_time, d.end_time, d.basis,
       d.grantor, d.revoke_time, d.revoker, d.revoke_reason, d.version, d.create_time
FROM delegation d JOIN place p USING (over_name)
WHERE ($4 = '' OR d.delegation_id < $4)
  AND greatest(d.start_time, $2) < least(d.end_time, coalesce(d.revoke_time, 'infinity'), $3)
ORDER BY d.delegation_id DESC LIMIT $5
