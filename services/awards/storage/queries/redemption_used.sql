SELECT coalesce(max(used), 0) AS used
FROM redemption_use WHERE reward_id = $1 AND volunteer_id = $2 AND period = $3
