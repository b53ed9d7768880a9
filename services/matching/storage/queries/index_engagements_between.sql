-- Where volunteers were or are wanted since $3, or whenever one of a group binds them, and where they
-- wait, have applied or are asked: of a range of numbers. ahead: counts as a sign-up for what is to come.
SELECT e.volunteer_id, e.shift_id, lower(e.during) AS start_time, upper(e.during) AS end_time,
       true AS confirmed, NOT e.paid AS ahead, e.exclusion_group, e.exclusion_owner
FROM engagement AS e
WHERE e.volunteer_id > $1 AND e.volunteer_id <= $2 AND e.live
  AND (upper(e.during) > $3 OR e.exclusion_group IS NOT NULL)
UNION ALL
SELECT e.volunteer_id, e.shift_id, s.start_time, s.end_time, false, e.state <> 6, NULL, NULL
FROM enrollment AS e JOIN shift AS s USING (shift_id)
WHERE e.volunteer_id > $1 AND e.volunteer_id <= $2 AND e.state IN (2, 5, 6, 7) AND s.end_time > $3
