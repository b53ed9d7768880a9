-- $1: only this region, or NULL. Goes on after ($2, $3), from the start if these are NULL.
SELECT id, region, version, title, notes, verify_at, seal, effective_time, create_time
FROM certificate_template
WHERE ($1::text IS NULL OR region = $1)
  AND ($2::timestamptz IS NULL OR (effective_time, id) < ($2, $3))
ORDER BY effective_time DESC, id DESC
LIMIT $4
