-- Approved units of a range of regions by kind of sponsor, and those at which an approved team stands.
SELECT u.sponsor_kind, count(*) AS units,
       count(*) FILTER (WHERE EXISTS (
         SELECT FROM organization t WHERE t.host_unit_id = u.organization_id AND t.state = 2)) AS with_team
FROM organization u
WHERE u.state = 2 AND u.form = 5 AND u.region_code >= $1 AND u.region_code < $2
GROUP BY u.sponsor_kind ORDER BY u.sponsor_kind
