SELECT a.*, p.organization_id FROM roster_assignment AS a JOIN roster_plan AS p USING (activity_id, plan_id)
WHERE activity_id = $1 AND plan_id = $2 AND (volunteer_id, shift_id) > ($3, $4)
ORDER BY volunteer_id, shift_id
LIMIT $5
