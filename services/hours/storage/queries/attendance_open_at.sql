-- What she has open at a shift, with what matching said of it at check-in; cancelled meanwhile or
-- not: who came has served.
SELECT attendance.*, roster.context
FROM attendance JOIN roster USING (volunteer_id, enrollment)
WHERE attendance.volunteer_id = $1 AND attendance.shift = $2 AND attendance.state = 'OPEN'
FOR UPDATE OF attendance
