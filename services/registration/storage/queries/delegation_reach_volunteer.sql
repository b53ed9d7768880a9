-- Who could reach a volunteer ($1) at some moment from $2 until $3: delegations whose time meets the
-- time during which she lay in their scope. Newest first, before an id.
WITH past AS (
  SELECT region_code, from_time, until_time FROM volunteer_region_period WHERE volunteer_id = $1),
lay AS (
  SELECT * FROM past
  UNION ALL
  SELECT service_region, coalesce((SELECT max(until_time) FROM past), create_time), 'infinity'
  FROM volunteer WHERE volunteer_id = $1),
region AS (
  SELECT 'regions/' || left(region_code, n) AS over_name, from_time, until_time
  FROM lay, unnest(ARRAY[2, 4, 6, 9, 12]) n
  WHERE length(region_code) >= n AND from_time < $3 AND until_time > $2),
member AS (
  SELECT a.organization_id, a.system_id, m.from_time, m.until_time
  FROM membership_period m, organizations_above(m.organization_id) a
  WHERE m.volunteer_id = $1 AND m.from_time < $3 AND m.until_time > $2),
place AS (
  SELECT 'platform' AS over_name, '-infinity'::timestamptz AS from_time, 'infinity'::timestamptz AS until_time
  UNION ALL SELECT * FROM region
  UNION ALL SELECT 'organizations/' || organization_id, from_time, until_time FROM member
  UNION ALL SELECT 'systems/' || system_id, from_time, until_time FROM member WHERE system_id <> ''
  UNION ALL
  SELECT r.over_name || '/systems/' || m.system_id, greatest(r.from_time, m.from_time),
         least(r.until_time, m.until_time)
  FROM region r, member m WHERE m.system_id <> '')
SELECT d.delegation_id, d.subject, d.role, d.over_name, d.start_time, d.end_time, d.basis,
       d.grantor, d.revoke_time, d.revoker, d.revoke_reason, d.version, d.create_time
FROM delegation d
WHERE ($4 = '' OR d.delegation_id < $4)
  AND EXISTS (SELECT FROM place p
              WHERE p.over_name = d.over_name
                AND greatest(p.from_time, d.start_time, $2)
                    < least(p.until_time, d.end_time, coalesce(d.revoke_time, 'infinity'), $3))
ORDER BY d.delegation_id DESC LIMIT $5
