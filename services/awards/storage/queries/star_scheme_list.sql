-- $1: only this region, or NULL. Goes on after ($2, $3), from the start if these are NULL.
SELECT s.id, s.region, s.version, s.title, s.effective_time, s.create_time,
       s.details, l.star, l.title AS star_title, l.threshold_minutes
FROM (
  SELECT * FROM star_scheme
  WHERE ($1::text IS NULL OR region = $1)
    AND ($2::timestamptz IS NULL OR (effective_time, id) < ($2, $3))
  ORDER BY effective_time DESC, id DESC
  LIMIT $4
) AS s JOIN star_level AS l ON l.scheme_id = s.id
ORDER BY s.effective_time DESC, s.id DESC, l.star
