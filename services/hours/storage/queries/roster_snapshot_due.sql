-- Shifts that have begun within a day and have no list yet. One that was moved and of which not all
-- enrolments have told it waits for them.
SELECT shift FROM roster
WHERE confirmed AND start_time <= $1::timestamptz AND start_time > $1::timestamptz - interval '1 day'
  AND NOT EXISTS (SELECT FROM roster_snapshot AS taken WHERE taken.shift = roster.shift)
  AND NOT EXISTS (SELECT FROM roster AS later
                  WHERE later.shift = roster.shift AND later.confirmed
                    AND later.start_time > $1::timestamptz)
GROUP BY shift
ORDER BY shift
LIMIT 100
