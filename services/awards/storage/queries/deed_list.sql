-- Of $1 and all below it, in state $2; public ones (2) only while she agrees. Goes on before $3, from the
-- newest if that is empty.
SELECT volunteer_id, id, region, state, consented, version, details, create_time, update_time
FROM deed
WHERE starts_with(region, $1) AND state = $2 AND state IN (1, 2) AND (consented OR state <> 2)
  AND ($3 = '' OR id < $3)
ORDER BY id DESC
LIMIT $4
