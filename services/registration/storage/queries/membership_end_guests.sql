-- Ends guests' memberships whose time is over, a bounded number. Files that somebody is changing wait.
WITH picked AS (
  SELECT m.volunteer_id, m.organization_id
  FROM membership m JOIN volunteer v USING (volunteer_id)
  WHERE m.state = 3 AND m.guest_until_time <= $1
  ORDER BY m.guest_until_time LIMIT $2 FOR NO KEY UPDATE OF v, m SKIP LOCKED)
UPDATE membership m SET state = 6, version = version + 1, update_time = $1
FROM picked WHERE m.volunteer_id = picked.volunteer_id AND m.organization_id = picked.organization_id
RETURNING m.*
