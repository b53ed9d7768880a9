INSERT INTO code (table_name, region_code, code, display_name, national_table, national_codes)
SELECT $1, $2, code, display_name, national_table, national_codes::text[]
FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])
  AS c (code, display_name, national_table, national_codes)
ON CONFLICT (table_name, code, region_code) DO UPDATE
SET display_name = excluded.display_name, national_table = excluded.national_table,
    national_codes = excluded.national_codes
