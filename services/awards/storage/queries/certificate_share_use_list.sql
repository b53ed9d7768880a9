-- Goes on after $3, from the newest if that is NULL.
SELECT id, reader, state, use_time FROM certificate_share_use
WHERE volunteer_id = $1 AND share_id = $2 AND ($3::text IS NULL OR id < $3)
ORDER BY id DESC
LIMIT $4
