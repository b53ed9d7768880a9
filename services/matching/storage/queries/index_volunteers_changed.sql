-- Law 7 in our own tables: only rows of transactions below pg_snapshot_xmin, so that none is passed
-- over that commits late.
SELECT volunteer_id, active, region_code, birth_year, array_to_string(skills, '') AS skills,
       array_to_string(categories, '') AS categories, availability, latitude, longitude,
       array_to_string(languages, ' ') AS languages, changed
FROM volunteer
WHERE (changed, volunteer_id) > ($1::xid8, $2)
  AND changed < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY changed, volunteer_id
LIMIT $3
