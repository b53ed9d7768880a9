INSERT INTO redemption (reward_id, volunteer_id, id, period, state, minutes, due_time, version, details,
                        create_time, update_time)
VALUES ($1, $2, $3, $4::date, $5, $6, $7, $8, $9, $10, $11)
