SELECT region, plan_id FROM award_plan WHERE due_time <= $1 ORDER BY due_time, plan_id LIMIT $2
