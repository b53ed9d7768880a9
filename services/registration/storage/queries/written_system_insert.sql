-- The version after $3, if that is the newest one; 0: there is none.
INSERT INTO written_system (region_code, kind, version, details, create_time)
SELECT $1, $2, $3::int + 1, $4, $5
WHERE $3::int = coalesce((SELECT max(version) FROM written_system WHERE region_code = $1 AND kind = $2), 0)
ON CONFLICT DO NOTHING
