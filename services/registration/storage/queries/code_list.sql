-- National codes of a table and those of some regions, after a code and a region.
SELECT table_name, region_code, code, display_name, national_table, national_codes
FROM code
WHERE table_name = $1 AND region_code = ANY ($2::text[]) AND (code, region_code) > ($3, $4)
ORDER BY code, region_code LIMIT $5
