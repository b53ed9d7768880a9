-- Applies only what is newer than what is there. Whether or not it does, the row is locked from here.
INSERT INTO standing AS old (volunteer_id, region, region_version) VALUES ($1, $2, $3)
ON CONFLICT (volunteer_id) DO UPDATE SET
  region = excluded.region, region_version = excluded.region_version
WHERE old.region_version < excluded.region_version
RETURNING region, counted_minutes
