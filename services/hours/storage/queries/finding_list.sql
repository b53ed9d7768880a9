SELECT * FROM finding WHERE organization = $1 AND inspection_id = $2 AND position > $3
ORDER BY position
LIMIT $4
