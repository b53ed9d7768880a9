-- What the key ring sealed of pairing.wrapped_key, after an id.
SELECT pairing_id AS id, 'organizations/' || organization_id || '/pairings/' || pairing_id || '#key' AS belongs_to, wrapped_key AS sealed
FROM pairing WHERE pairing_id > $1 ORDER BY pairing_id LIMIT $2
