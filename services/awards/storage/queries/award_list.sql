-- $3: also those that may not be shown.
SELECT a.plan_id, a.id, a.nominee, a.state, a.version, a.details, a.create_time, a.update_time, n.shown
FROM award AS a JOIN nomination AS n ON n.plan_id = a.plan_id AND n.id = a.id
WHERE a.plan_id = $1 AND a.id > $2 AND (n.shown OR $3)
ORDER BY a.id
LIMIT $4
