-- $2: of these states; $3: only those that may be shown. Goes on after $4.
SELECT n.plan_id, n.id, n.nominee, n.state, n.version, n.details, n.create_time, n.update_time
FROM nomination AS n
WHERE n.plan_id = $1 AND n.state = ANY ($2::smallint[]) AND (n.shown OR NOT $3) AND n.id > $4
ORDER BY n.id
LIMIT $5
