-- Only what is newer than what is there.
INSERT INTO membership AS old (volunteer_id, organization_id, version, active)
VALUES ($1, $2, $3, $4)
ON CONFLICT (volunteer_id, organization_id) DO UPDATE
SET version = excluded.version, active = excluded.active
WHERE old.version < excluded.version
