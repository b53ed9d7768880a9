SELECT subject, id, state, version, details, create_time, update_time
FROM star_application WHERE subject = $1 AND id = $2 FOR UPDATE
