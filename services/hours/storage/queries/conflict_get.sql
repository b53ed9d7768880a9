SELECT * FROM record_conflict WHERE volunteer_id = $1 AND conflict_id = $2
