-- Whether a table is a national one.
SELECT EXISTS (SELECT FROM code WHERE table_name = $1 AND region_code = '') AS national
