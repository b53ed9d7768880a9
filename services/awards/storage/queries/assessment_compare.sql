-- What is published of $1 and all below it ($2 = 0: on every level, otherwise with codes of so many
-- digits), in periods $3 to $4 (empty: all). Goes on after ($5, $6), from the start if $5 is empty.
SELECT region, id, period, state, version, incomplete_reason, withdrawal_reason, details, create_time, update_time
FROM assessment
WHERE state = 2 AND starts_with(region, $1) AND ($2 = 0 OR length(region) = length('regions/') + $2)
  AND ($3 = '' OR period >= $3) AND ($4 = '' OR period <= $4)
  AND ($5 = '' OR (period, region) > ($5, $6))
ORDER BY period, region
LIMIT $7
