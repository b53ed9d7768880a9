-- $2: only those in this state; 0: all. Goes on after $3.
SELECT subject, id, state, version, details, create_time, update_time
FROM star_application
WHERE region = $1 AND ($2 = 0 OR state = $2) AND id > $3
ORDER BY id
LIMIT $4
