SELECT reward_id, state, stock, taken, version, details, create_time, update_time
FROM reward WHERE organization_id = $1 AND reward_id = $2
