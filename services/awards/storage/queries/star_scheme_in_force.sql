-- Of each of these regions the version in force at $2: at most one per region.
SELECT s.id, s.region, s.version, s.title, s.effective_time, s.create_time,
       l.star, l.title AS star_title, l.threshold_minutes
FROM (
  SELECT DISTINCT ON (region) * FROM star_scheme
  WHERE region = ANY ($1::text[]) AND effective_time <= $2
  ORDER BY region, effective_time DESC
) AS s JOIN star_level AS l ON l.scheme_id = s.id
ORDER BY s.region, l.star
