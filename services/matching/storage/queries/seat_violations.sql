-- What must always be true, as the number of rows that say otherwise (law 12).
SELECT 'seats_within_places' AS invariant, count(*) AS violations FROM shift WHERE taken > places
UNION ALL
SELECT 'counts_are_rows', count(*)
FROM shift LEFT JOIN (
  SELECT shift_id, count(*) FILTER (WHERE state = 1) AS confirmed,
         count(*) FILTER (WHERE state = 2) AS queued
  FROM enrollment GROUP BY shift_id
) AS counted USING (shift_id)
WHERE (taken, waiting) <> (coalesce(confirmed, 0), coalesce(queued, 0))
UNION ALL
SELECT 'confirmed_is_engaged', count(*)
FROM (SELECT volunteer_id, enrollment_id FROM enrollment WHERE state = 1) AS confirmed
FULL JOIN (SELECT volunteer_id, enrollment_id FROM engagement WHERE live) AS engaged
  USING (volunteer_id, enrollment_id)
WHERE confirmed IS NULL OR engaged IS NULL
UNION ALL
SELECT 'one_place_at_a_time', count(*)
FROM engagement AS a JOIN engagement AS b
  ON a.volunteer_id = b.volunteer_id AND a.enrollment_id < b.enrollment_id
 AND a.live AND b.live AND a.during && b.during
