-- Ends transfers to dissolved organisations, a bounded number. Files that somebody is changing wait.
WITH picked AS (
  SELECT t.volunteer_id, t.transfer_id
  FROM membership_transfer t JOIN organization o ON o.organization_id = t.to_id
    JOIN volunteer v USING (volunteer_id)
  WHERE o.state = 5 AND t.state IN (1, 2)
  ORDER BY t.volunteer_id LIMIT $2 FOR NO KEY UPDATE OF v, t SKIP LOCKED)
UPDATE membership_transfer t
SET state = 6, end_reason = 'the organisation was dissolved', version = version + 1, update_time = $1
FROM picked WHERE t.volunteer_id = picked.volunteer_id AND t.transfer_id = picked.transfer_id
RETURNING t.volunteer_id, t.transfer_id, from_id, to_id, region_code, former_region_code, reason, state,
          releaser, release_time, decider, end_reason, version, create_time, update_time
