-- Nothing comes back if the nominee stands in the plan already.
INSERT INTO nomination (plan_id, id, nominee, state, shown, version, details, create_time, update_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (plan_id, nominee) WHERE state <> 9 DO NOTHING
RETURNING id
