-- Of $1, and of volunteers whose file ended in hers, $2 being her number. Goes on before $3, from the
-- newest if that is empty.
SELECT n.plan_id, n.id, n.nominee, n.state, n.version, n.details, n.create_time, n.update_time
FROM nomination AS n
WHERE (n.nominee = $1
       OR n.nominee IN (SELECT 'volunteers/' || volunteer_id FROM merged_volunteer
                        WHERE survivor_id = $2))
  AND ($3 = '' OR n.id < $3)
ORDER BY n.id DESC
LIMIT $4
