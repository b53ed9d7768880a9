-- Whether somebody has a place, for pay or not, at a duty: in one shift ($3), or in any ('') that
-- begins after $4.
SELECT EXISTS (
  SELECT FROM engagement AS g JOIN shift AS s USING (shift_id) JOIN activity AS a USING (activity_id)
  WHERE g.volunteer_id = $1 AND g.live
    AND (a.series = $2
         OR format('organizations/%s/activities/%s', a.organization_id, a.activity_id) = $2)
    AND ($3 = '' OR s.shift_id = $3) AND s.start_time > $4) AS stands
