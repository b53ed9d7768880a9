-- Grants that have ended and whose end was not told; each is taken by one job alone. A warning would
-- come too late.
WITH due AS (
  SELECT volunteer_id, qualification_id FROM qualification
  WHERE NOT told AND end_time <= $1
  ORDER BY end_time LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE qualification AS q SET told = true, warned = true, version = version + 1
FROM due WHERE q.volunteer_id = due.volunteer_id AND q.qualification_id = due.qualification_id
RETURNING q.qualification_id, q.start_time, q.end_time, q.revoke_time, q.details, q.version,
          q.create_time, q.update_time
