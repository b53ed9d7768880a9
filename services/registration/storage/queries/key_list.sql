-- The keys of files after a number.
SELECT volunteer_id, wrapped_key FROM volunteer
WHERE volunteer_id > $1 AND erase_time IS NULL
ORDER BY volunteer_id LIMIT $2
