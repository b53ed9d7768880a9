-- What a region keeps: its own, and what lies over it.
SELECT * FROM catalog
WHERE kind = $1 AND region_code = ANY ($2::text[]) AND id > $3
ORDER BY id
LIMIT $4
