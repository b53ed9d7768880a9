-- Seats of a shift whose volunteer has another engagement in a new window.
SELECT DISTINCT g.enrollment_id
FROM engagement AS g
JOIN engagement AS other ON other.volunteer_id = g.volunteer_id AND other.live
  AND other.shift_id <> g.shift_id AND other.during && tstzrange($2, $3)
WHERE g.shift_id = $1 AND g.live AND NOT g.paid
