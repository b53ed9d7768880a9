-- On offer in these regions. Goes on after $2.
SELECT reward_id, state, stock, taken, version, details, create_time, update_time
FROM reward WHERE state = 2 AND region = ANY($1) AND reward_id > $2
ORDER BY reward_id LIMIT $3
