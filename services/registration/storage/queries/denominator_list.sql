SELECT region_code, kind, as_of::text, source, value FROM denominator
WHERE region_code = $1 AND (kind, as_of, source) > ($2, $3::date, $4)
ORDER BY kind, as_of, source LIMIT $5
