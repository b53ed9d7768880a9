-- The newest version of each kind, after a kind.
SELECT DISTINCT ON (kind) region_code, kind, version, details, create_time FROM written_system
WHERE region_code = $1 AND kind > $2 ORDER BY kind, version DESC LIMIT $3
