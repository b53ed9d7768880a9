-- Nothing comes back when the plan was cancelled, or is somebody else's by now.
UPDATE roster_plan SET progress_percent = $4, claim_until = $5
WHERE activity_id = $1 AND plan_id = $2 AND claim = $3 AND state = 2
RETURNING plan_id
