-- What was computed is never written again.
UPDATE assessment
SET state = $3, version = $4, incomplete_reason = $5, withdrawal_reason = $6, update_time = $7
WHERE region = $1 AND id = $2
