UPDATE account_freeze SET lifted_by = $2, lift_reason = $3, lift_time = greatest($4, freeze_time)
WHERE volunteer_id = $1 AND lift_time IS NULL
