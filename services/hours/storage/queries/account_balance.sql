SELECT balance_minutes, held_minutes, reason, freeze_time
FROM account LEFT JOIN account_freeze AS open_freeze
  ON frozen AND open_freeze.volunteer_id = account.volunteer_id AND lift_time IS NULL
WHERE account.volunteer_id = $1 AND commodity = $2
