-- Of a region and below, codes being prefixes; an empty region is everywhere.
SELECT volunteer_id FROM standing
WHERE starts_with(region, $1) AND volunteer_id > $2 AND counted_minutes > 0
ORDER BY volunteer_id
LIMIT $3
