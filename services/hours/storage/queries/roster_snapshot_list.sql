SELECT * FROM roster_snapshot_entry
WHERE shift = $1 AND volunteer_id > $2
ORDER BY volunteer_id
LIMIT $3
