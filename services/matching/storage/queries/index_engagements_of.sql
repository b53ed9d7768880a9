-- Where volunteers are wanted from now on, and where they wait, have applied or are asked.
SELECT e.volunteer_id, e.shift_id, lower(e.during) AS start_time, upper(e.during) AS end_time,
       true AS confirmed
FROM engagement AS e
WHERE e.volunteer_id = ANY ($1::text[]) AND e.live AND upper(e.during) > $2
UNION ALL
SELECT e.volunteer_id, e.shift_id, s.start_time, s.end_time, false
FROM enrollment AS e JOIN shift AS s USING (shift_id)
WHERE e.volunteer_id = ANY ($1::text[]) AND e.state IN (2, 5, 6, 7) AND s.end_time > $2
