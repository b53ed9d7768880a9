-- The active groups of a range of regions, after a region and an id.
SELECT group_id, state, members, details, version, create_time, update_time FROM mutual_help_group
WHERE state = 1 AND region_code >= $1 AND region_code < $2 AND (region_code, group_id) > ($3, $4)
ORDER BY region_code, group_id LIMIT $5
