-- Whether she has a place in this session.
SELECT FROM training_record WHERE volunteer_id = $1 AND session_id = $2 AND state <> 5
