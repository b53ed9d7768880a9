-- How many with numbers that begin so were issued in [$2, $3).
SELECT count(*) AS issued
FROM certificate
WHERE starts_with(number, $1) AND create_time >= $2 AND create_time < $3
