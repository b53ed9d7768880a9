-- Applies only what is newer than what is there.
UPDATE standing SET region = $2, region_version = $3
WHERE volunteer_id = $1 AND region_version < $3
RETURNING region, counted_minutes
