-- Kinds as in linli.awards.v1.TimelineKind. Hers, and of volunteers whose file ended in hers; with $2 what
-- only she sees. Newest first, before ($3, $4), from the newest if $3 is NULL. details: the message Award
-- or Deed, whose words it is told in.
SELECT kind, volunteer_id, id, title, details, at
FROM (
  SELECT 1 AS kind, g.volunteer_id, g.id, g.title, NULL::bytea AS details, g.grant_time AS at
  FROM star_grant AS g
  LEFT JOIN star_lapse AS l ON l.volunteer_id = g.volunteer_id AND l.grant_id = g.id
  WHERE l.grant_id IS NULL
    AND (g.volunteer_id = $1
         OR g.volunteer_id IN (SELECT volunteer_id FROM merged_volunteer WHERE survivor_id = $1))
  UNION ALL
  SELECT 2, $1, a.id, '', a.details, a.create_time
  FROM award AS a
  WHERE a.state = 1
    AND (a.nominee = 'volunteers/' || $1
         OR a.nominee IN (SELECT 'volunteers/' || volunteer_id FROM merged_volunteer
                          WHERE survivor_id = $1))
  UNION ALL
  SELECT 3, d.volunteer_id, d.id, '', d.details, d.create_time
  FROM deed AS d
  WHERE d.volunteer_id = $1 AND d.state = 2 AND d.consented
  UNION ALL
  SELECT 4, c.volunteer_id, c.id, c.number, NULL, c.create_time
  FROM certificate AS c
  WHERE $2 AND c.volunteer_id = $1
) AS t
WHERE $3::timestamptz IS NULL OR (at, id) < ($3, $4)
ORDER BY at DESC, id DESC
LIMIT $5
