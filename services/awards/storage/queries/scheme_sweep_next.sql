SELECT s.id, s.region, s.effective_time, coalesce(w.volunteer_id, '') AS volunteer_id
FROM star_scheme AS s LEFT JOIN star_scheme_sweep AS w ON w.scheme_id = s.id
WHERE s.effective_time <= $1 AND NOT coalesce(w.done, false)
ORDER BY s.effective_time, s.id
LIMIT 1
