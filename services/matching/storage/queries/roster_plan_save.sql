UPDATE roster_plan
SET state = $3, quality = coalesce($4::bytea, quality), version = version + 1, update_time = $5
WHERE activity_id = $1 AND plan_id = $2
RETURNING *
