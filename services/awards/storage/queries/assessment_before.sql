-- A year before a year, a month before a month.
SELECT region, id, period, state, version, incomplete_reason, withdrawal_reason, details, create_time, update_time
FROM assessment
WHERE state = 2 AND region = $1 AND period < $2 AND length(period) = length($2)
ORDER BY period DESC
LIMIT $3
