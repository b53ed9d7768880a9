-- What must always be true, as the number of rows that say otherwise (law 12).
SELECT 'seats_within_places' AS invariant, count(*) AS violations FROM shift WHERE taken > places
UNION ALL
SELECT 'counts_are_rows', count(*)
FROM shift LEFT JOIN (
  SELECT shift_id, sum(seats) AS seats, sum(queued) AS queued, sum(asked) AS asked
  FROM (SELECT shift_id, count(*) FILTER (WHERE state IN (1, 7)) AS seats,
               count(*) FILTER (WHERE state = 2) AS queued,
               count(*) FILTER (WHERE state = 5) AS asked
        FROM enrollment GROUP BY shift_id
        UNION ALL
        SELECT shift_id, sum(heads), 0, 0 FROM group_enrollment WHERE state = 1
        GROUP BY shift_id) AS each
  GROUP BY shift_id
) AS counted USING (shift_id)
WHERE (taken, waiting, applied) <> (coalesce(seats, 0), coalesce(queued, 0), coalesce(asked, 0))
UNION ALL
SELECT 'confirmed_is_engaged', count(*)
FROM (SELECT volunteer_id, enrollment_id FROM enrollment WHERE state = 1
      UNION ALL
      SELECT volunteer_id, duty_id FROM paid_duty WHERE revoke_time IS NULL) AS confirmed
FULL JOIN (SELECT volunteer_id, enrollment_id FROM engagement WHERE live) AS engaged
  USING (volunteer_id, enrollment_id)
WHERE confirmed IS NULL OR engaged IS NULL
UNION ALL
SELECT 'engaged_when_the_shift_is', count(*)
FROM engagement AS g JOIN shift AS s USING (shift_id)
WHERE g.live AND g.during <> tstzrange(s.start_time, s.end_time)
UNION ALL
SELECT 'one_place_at_a_time', count(*)
FROM engagement AS a JOIN engagement AS b
  ON a.volunteer_id = b.volunteer_id AND a.enrollment_id < b.enrollment_id
 AND a.live AND b.live AND a.during && b.during
