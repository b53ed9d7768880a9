-- One version, or (0) the newest.
SELECT region_code, kind, version, details, create_time FROM written_system
WHERE region_code = $1 AND kind = $2 AND ($3::int = 0 OR version = $3::int)
ORDER BY version DESC LIMIT 1
