-- Who agreed, of $1 and all below it, most minutes first; whose file ended in another one is not shown.
-- Goes on after ($2, $3), from the start if $3 is empty.
SELECT c.volunteer_id, c.timeline, c.name_form, s.counted_minutes,
       (SELECT coalesce(max(g.star), 0)
        FROM star_grant AS g
        LEFT JOIN star_lapse AS l ON l.volunteer_id = g.volunteer_id AND l.grant_id = g.id
        WHERE g.volunteer_id = c.volunteer_id AND l.grant_id IS NULL) AS star
FROM honour_consent AS c JOIN standing AS s ON s.volunteer_id = c.volunteer_id
WHERE c.honour_roll AND starts_with(s.region, $1)
  AND NOT EXISTS (SELECT FROM merged_volunteer AS m WHERE m.volunteer_id = c.volunteer_id)
  AND ($3 = '' OR (-s.counted_minutes, c.volunteer_id) > (-$2::bigint, $3))
ORDER BY -s.counted_minutes, c.volunteer_id
LIMIT $4
