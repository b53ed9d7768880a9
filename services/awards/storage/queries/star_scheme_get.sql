SELECT s.id, s.region, s.version, s.title, s.effective_time, s.create_time,
       s.details, l.star, l.title AS star_title, l.threshold_minutes
FROM star_scheme AS s JOIN star_level AS l ON l.scheme_id = s.id
WHERE s.id = $1
ORDER BY l.star
