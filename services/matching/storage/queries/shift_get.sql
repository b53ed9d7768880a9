SELECT * FROM shift_in_context
WHERE shift_id = $1 AND activity_id = $2 AND organization_id = $3
