-- Ends memberships of dissolved organisations, a bounded number. Files that somebody is changing wait.
WITH picked AS (
  SELECT m.volunteer_id, m.organization_id
  FROM membership m JOIN organization o USING (organization_id) JOIN volunteer v USING (volunteer_id)
  WHERE o.state = 5 AND m.state IN (1, 2, 3)
  ORDER BY m.volunteer_id, m.organization_id LIMIT $2 FOR NO KEY UPDATE OF v, m SKIP LOCKED)
UPDATE membership m SET state = 6, version = version + 1, update_time = $1
FROM picked WHERE m.volunteer_id = picked.volunteer_id AND m.organization_id = picked.organization_id
RETURNING m.*
