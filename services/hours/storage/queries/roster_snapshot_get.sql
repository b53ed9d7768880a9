SELECT * FROM roster_snapshot WHERE shift = $1
