-- The records of a session that stand, of all volunteers or of these; locked in order of number.
SELECT record_id, state, complete_time, details, version, create_time, update_time
FROM training_record
WHERE session_id = $1 AND state <> 5 AND ($2::text[] IS NULL OR volunteer_id = ANY ($2::text[]))
ORDER BY volunteer_id FOR NO KEY UPDATE
