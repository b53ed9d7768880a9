SELECT n.plan_id, n.id, n.nominee, n.state, n.version, n.details, n.create_time, n.update_time
FROM nomination AS n WHERE n.plan_id = $1 AND n.id = $2 FOR UPDATE
