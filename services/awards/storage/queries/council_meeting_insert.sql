INSERT INTO council_meeting (council_id, id, plan_id, state, close_time, version, details, create_time,
                             update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
