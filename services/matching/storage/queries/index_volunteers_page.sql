-- Codes have two and four digits: joined without a comma they are read by position.
SELECT volunteer_id, active, region_code, birth_year, array_to_string(skills, '') AS skills,
       array_to_string(categories, '') AS categories, availability, latitude, longitude,
       array_to_string(languages, ' ') AS languages
FROM volunteer
WHERE volunteer_id > $1
ORDER BY volunteer_id
LIMIT $2
