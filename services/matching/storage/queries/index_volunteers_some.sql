SELECT volunteer_id, active, region_code, birth_year, array_to_string(skills, '') AS skills,
       array_to_string(categories, '') AS categories, availability, latitude, longitude,
       array_to_string(languages, ' ') AS languages
FROM volunteer
WHERE volunteer_id = ANY ($1::text[])
