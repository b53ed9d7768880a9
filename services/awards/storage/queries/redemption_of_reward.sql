-- $2: only those in this state; 0: all. Goes on after $3, $4.
SELECT reward_id, volunteer_id, id, state, due_time, version, details, create_time, update_time,
       code_expire_time
FROM redemption
WHERE reward_id = $1 AND ($2 = 0 OR state = $2) AND (volunteer_id, id) > ($3, $4)
ORDER BY volunteer_id, id LIMIT $5
