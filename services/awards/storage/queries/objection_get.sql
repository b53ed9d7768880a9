SELECT o.plan_id, o.id, o.state, o.version, o.details, o.create_time, o.update_time
FROM objection AS o WHERE o.plan_id = $1 AND o.id = $2
