-- Who is next in line after an arrival, under their locks; whether registration's feed says that
-- they may still serve.
SELECT e.enrollment_id, e.volunteer_id, e.arrival,
       NOT EXISTS (SELECT FROM volunteer AS v
                   WHERE v.volunteer_id = e.volunteer_id AND NOT v.active) AS active
FROM enrollment AS e
WHERE e.shift_id = $1 AND e.state = 2 AND e.arrival > $2
ORDER BY e.arrival
LIMIT $3
