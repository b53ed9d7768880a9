-- Goes on after $2.
SELECT reward_id, volunteer_id, id, state, due_time, version, details, create_time, update_time,
       code_expire_time
FROM redemption WHERE volunteer_id = $1 AND id > $2
ORDER BY id LIMIT $3
