-- The records of a session, of one state or (0) of all, after a volunteer and a record.
SELECT record_id, state, complete_time, details, version, create_time, update_time
FROM training_record
WHERE session_id = $1 AND (volunteer_id, record_id) > ($2, $3)
  AND ($4::smallint = 0 OR state = $4::smallint)
ORDER BY volunteer_id, record_id LIMIT $5
