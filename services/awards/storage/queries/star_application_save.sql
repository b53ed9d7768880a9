UPDATE star_application SET state = $3, version = $4, details = $5, update_time = $6
WHERE subject = $1 AND id = $2
