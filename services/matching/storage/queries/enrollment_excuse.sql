UPDATE enrollment SET excuse = $3, version = version + 1, update_time = $4
WHERE shift_id = $1 AND enrollment_id = $2
