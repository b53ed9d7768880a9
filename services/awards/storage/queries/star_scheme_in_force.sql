-- For a subject ($3), of these regions, a region and those above it, the nearest one's newest version in
-- force at $2: the
-- choice that policy_at.sql makes among editions.
SELECT s.id, s.region, s.version, s.title, s.effective_time, s.create_time,
       s.details, l.star, l.title AS star_title, l.threshold_minutes
FROM (
  SELECT * FROM star_scheme
  WHERE region = ANY ($1::text[]) AND effective_time <= $2 AND subject = $3
  ORDER BY length(region) DESC, effective_time DESC LIMIT 1
) AS s JOIN star_level AS l ON l.scheme_id = s.id
ORDER BY l.star
