-- The children of a region after a code, in code order.
SELECT region_code, parent_code, display_name, edition::text, create_time, update_time
FROM region WHERE parent_code = $1 AND region_code > $2
ORDER BY region_code LIMIT $3
