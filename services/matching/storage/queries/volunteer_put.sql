-- Only what is newer than what is there.
INSERT INTO volunteer AS old (volunteer_id, version, active, region_code, birth_year, skills,
                              categories, availability, latitude, longitude, languages, closed,
                              merged_into)
VALUES ($1, $2, $3, $4, $5, $6::text[], $7::text[], $8, $9, $10, $11::text[], $12, $13)
ON CONFLICT (volunteer_id) DO UPDATE SET
  version = excluded.version, active = excluded.active, region_code = excluded.region_code,
  birth_year = excluded.birth_year, skills = excluded.skills, categories = excluded.categories,
  availability = excluded.availability, latitude = excluded.latitude,
  longitude = excluded.longitude, languages = excluded.languages, closed = excluded.closed,
  merged_into = excluded.merged_into
WHERE old.version < excluded.version
