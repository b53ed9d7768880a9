-- All of a region and period, in one order, so that two who publish wait for each other.
SELECT region, id, period, state, version, incomplete_reason, withdrawal_reason, details, create_time, update_time
FROM assessment
WHERE region = $1 AND period = (SELECT period FROM assessment WHERE region = $1 AND id = $2)
ORDER BY id
FOR UPDATE
