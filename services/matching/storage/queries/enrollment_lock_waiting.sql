-- Locks the volunteers who are next in line, as enrollment_lock does.
SELECT count(pg_advisory_xact_lock(key))
FROM (
  SELECT hashtextextended(e.volunteer_id, 0) AS key
  FROM enrollment AS e JOIN shift AS s USING (shift_id)
  WHERE e.shift_id = $1 AND e.state = 2
    AND NOT EXISTS (SELECT FROM engagement AS g WHERE g.volunteer_id = e.volunteer_id AND g.live
                      AND g.during && tstzrange(s.start_time, s.end_time))
  ORDER BY e.arrival
  LIMIT (SELECT places - taken FROM shift WHERE shift_id = $1)
) AS next
