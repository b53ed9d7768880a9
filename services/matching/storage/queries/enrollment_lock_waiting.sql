-- Locks the volunteers who are next in line after an arrival, as enrollment_lock does.
SELECT count(pg_advisory_xact_lock(key))
FROM (
  SELECT DISTINCT hashtextextended(volunteer_id, 0) AS key
  FROM (SELECT volunteer_id FROM enrollment
        WHERE shift_id = $1 AND state = 2 AND arrival > $2
        ORDER BY arrival LIMIT $3) AS next
  ORDER BY key
) AS keys
