-- Goes on after $2, from the newest if that is NULL.
SELECT g.id, g.scheme_region, g.star, g.title, g.scheme_id, g.scheme_version, g.counted_minutes,
       g.record, g.grant_time, l.lapse_time
FROM star_grant AS g
LEFT JOIN star_lapse AS l ON l.volunteer_id = g.volunteer_id AND l.grant_id = g.id
WHERE g.volunteer_id = $1 AND ($2::text IS NULL OR g.id < $2)
ORDER BY g.id DESC
LIMIT $3
