-- Goes on before $2, from the newest if that is empty.
SELECT id, region, lift_time, version, details, create_time, update_time
FROM award_bar
WHERE region = $1 AND ($2 = '' OR id < $2)
ORDER BY id DESC
LIMIT $3
