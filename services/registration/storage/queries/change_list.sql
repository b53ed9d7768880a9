-- What was changed in a file before a version, newest first.
SELECT version, kind, actor, change_time, sealed
FROM volunteer_change WHERE volunteer_id = $1 AND version < $2
ORDER BY version DESC LIMIT $3
