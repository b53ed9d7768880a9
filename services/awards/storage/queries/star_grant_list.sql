-- Goes on after $2, from the newest if that is NULL.
SELECT id, scheme_region, star, title, scheme_id, scheme_version, counted_minutes, record,
       grant_time
FROM star_grant
WHERE volunteer_id = $1 AND ($2::text IS NULL OR id < $2)
ORDER BY id DESC
LIMIT $3
