SELECT reward_id, volunteer_id, id FROM redemption WHERE due_time <= $1 ORDER BY due_time LIMIT $2
