INSERT INTO account_freeze (volunteer_id, freeze_id, frozen_by, reason, freeze_time)
VALUES ($1, $2, $3, $4, $5)
