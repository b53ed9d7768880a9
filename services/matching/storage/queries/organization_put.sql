-- Only what is newer than what is there.
INSERT INTO organization AS old
  (organization_id, version, approved, region_code, ancestors, system_id, successor)
VALUES ($1, $2, $3, $4, $5::text[], $6, $7)
ON CONFLICT (organization_id) DO UPDATE SET
  version = excluded.version, approved = excluded.approved, region_code = excluded.region_code,
  ancestors = excluded.ancestors, system_id = excluded.system_id, successor = excluded.successor
WHERE old.version < excluded.version
