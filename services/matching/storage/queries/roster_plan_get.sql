SELECT * FROM roster_plan WHERE activity_id = $1 AND plan_id = $2 AND organization_id = $3
