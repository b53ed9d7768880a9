-- The newest figure of a kind up to a day.
SELECT region_code, kind, as_of::text, source, value FROM denominator
WHERE region_code = $1 AND kind = $2 AND as_of <= $3::date
ORDER BY as_of DESC, source LIMIT 1
