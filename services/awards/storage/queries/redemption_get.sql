SELECT reward_id, volunteer_id, id, state, due_time, version, details, create_time, update_time,
       code_expire_time
FROM redemption WHERE reward_id = $1 AND volunteer_id = $2 AND id = $3
