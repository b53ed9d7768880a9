-- What the key ring sealed of need.wrapped_key, after an id.
SELECT need_id AS id, 'organizations/' || organization_id || '/needs/' || need_id || '#key' AS belongs_to, wrapped_key AS sealed
FROM need WHERE need_id > $1 ORDER BY need_id LIMIT $2
