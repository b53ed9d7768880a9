-- The newest first. Ids grow with time.
SELECT * FROM roster_plan
WHERE activity_id = $1 AND organization_id = $2 AND ($3 = '' OR plan_id < $3)
ORDER BY plan_id DESC
LIMIT $4
