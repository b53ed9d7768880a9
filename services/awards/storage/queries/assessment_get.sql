SELECT region, id, period, state, version, incomplete_reason, withdrawal_reason, details, create_time, update_time
FROM assessment WHERE region = $1 AND id = $2
