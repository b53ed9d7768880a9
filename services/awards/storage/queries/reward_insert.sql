INSERT INTO reward (reward_id, organization_id, region, state, stock, limit_per_person, version, details,
                    create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
