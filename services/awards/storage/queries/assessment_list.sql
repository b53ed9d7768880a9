-- Published ones (2), or all if $2; of period $3, or of any if that is empty. Goes on before $4, from the
-- newest if that is empty.
SELECT region, id, period, state, version, incomplete_reason, withdrawal_reason, details, create_time, update_time
FROM assessment
WHERE region = $1 AND ($2 OR state = 2) AND ($3 = '' OR period = $3) AND ($4 = '' OR id < $4)
ORDER BY id DESC
LIMIT $5
