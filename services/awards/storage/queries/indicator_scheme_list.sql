-- $1: only this region, or NULL. Goes on after ($2, $3), from the newest if these are NULL.
SELECT id, region, version, effective_time, create_time, details
FROM indicator_scheme
WHERE ($1::text IS NULL OR region = $1)
  AND ($2::timestamptz IS NULL OR (effective_time, id) < ($2, $3))
ORDER BY effective_time DESC, id DESC
LIMIT $4
