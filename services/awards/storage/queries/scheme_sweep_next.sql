-- A version in force that was not applied to everybody yet; or, of those that give or take stars by time
-- alone, the region's newest one, if it was not applied on this day ($2) yet.
SELECT s.id, s.region, s.effective_time, s.by_time,
       CASE WHEN coalesce(w.done, false) THEN '' ELSE coalesce(w.volunteer_id, '') END AS volunteer_id
FROM star_scheme AS s LEFT JOIN star_scheme_sweep AS w ON w.scheme_id = s.id
WHERE s.effective_time <= $1
  AND (NOT coalesce(w.done, false)
       OR s.by_time AND w.sweep_day < $2::date
          AND NOT EXISTS (SELECT FROM star_scheme AS n
                          WHERE n.region = s.region AND n.subject = s.subject
                            AND n.effective_time > s.effective_time AND n.effective_time <= $1))
ORDER BY s.effective_time, s.id
LIMIT 1
