-- Free places go to those who waited longest, except who is confirmed elsewhere at that time or no
-- longer active; these keep their position.
WITH next AS MATERIALIZED (
  SELECT e.enrollment_id, e.volunteer_id, s.start_time, s.end_time,
         format('organizations/%s/activities/%s/shifts/%s', s.organization_id, s.activity_id,
                s.shift_id) AS shift_name
  FROM enrollment AS e JOIN shift AS s USING (shift_id)
  WHERE e.shift_id = $1 AND e.state = 2 AND s.state = 1 AND s.start_time > $2
    AND NOT EXISTS (SELECT FROM engagement AS g WHERE g.volunteer_id = e.volunteer_id AND g.live
                      AND g.during && tstzrange(s.start_time, s.end_time))
    AND NOT EXISTS (SELECT FROM volunteer AS v
                    WHERE v.volunteer_id = e.volunteer_id AND NOT v.active)
  ORDER BY e.arrival
  LIMIT (SELECT places - taken FROM shift WHERE shift_id = $1)
), engaged AS (
  INSERT INTO engagement (volunteer_id, enrollment_id, shift_id, shift_name, during)
  SELECT volunteer_id, enrollment_id, $1, shift_name, tstzrange(start_time, end_time) FROM next
)
UPDATE enrollment SET state = 1, version = version + 1, update_time = $2
FROM next
WHERE enrollment.shift_id = $1 AND enrollment.enrollment_id = next.enrollment_id
RETURNING enrollment.enrollment_id
