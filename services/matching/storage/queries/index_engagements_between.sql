-- Where volunteers are wanted from now on, and where they wait, have applied or are asked: of a range of numbers.
SELECT e.volunteer_id, e.shift_id, lower(e.during) AS start_time, upper(e.during) AS end_time,
       true AS confirmed
FROM engagement AS e
WHERE e.volunteer_id > $1 AND e.volunteer_id <= $2 AND e.live AND upper(e.during) > $3
UNION ALL
SELECT e.volunteer_id, e.shift_id, s.start_time, s.end_time, false
FROM enrollment AS e JOIN shift AS s USING (shift_id)
WHERE e.volunteer_id > $1 AND e.volunteer_id <= $2 AND e.state IN (2, 5, 6, 7) AND s.end_time > $3
