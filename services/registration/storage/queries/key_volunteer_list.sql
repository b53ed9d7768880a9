-- What the key ring sealed of volunteer.wrapped_key, after an id.
SELECT volunteer_id AS id, 'volunteers/' || volunteer_id || '#key' AS belongs_to, wrapped_key AS sealed
FROM volunteer WHERE volunteer_id > $1 AND erase_time IS NULL ORDER BY volunteer_id LIMIT $2
