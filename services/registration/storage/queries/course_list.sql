-- The courses of an owner, of one state or (0) of all, after a course.
SELECT course_id, state, details, version, create_time, update_time FROM course
WHERE owner = $1 AND course_id > $2 AND ($3::smallint = 0 OR state = $3::smallint)
ORDER BY course_id LIMIT $4
