-- Goes on before $2, from the newest if that is empty.
SELECT a.plan_id, a.id, a.nominee, a.state, a.version, a.details, a.create_time, a.update_time, n.shown
FROM award AS a JOIN nomination AS n ON n.plan_id = a.plan_id AND n.id = a.id
WHERE a.nominee = $1 AND ($2 = '' OR a.id < $2)
ORDER BY a.id DESC
LIMIT $3
