-- The plan that has waited longest, or whose computation nobody goes on with. $1 now, $2 the claim,
-- $3 until when it holds.
UPDATE roster_plan SET state = 2, progress_percent = 0, claim = $2, claim_until = $3,
                       version = version + 1, update_time = $1
WHERE (activity_id, plan_id) = (
  SELECT activity_id, plan_id FROM roster_plan
  WHERE state IN (1, 2) AND (state = 1 OR claim_until < $1)
  ORDER BY create_time, plan_id
  LIMIT 1
  FOR UPDATE SKIP LOCKED)
RETURNING *
