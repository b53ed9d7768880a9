-- Which of these are no national codes.
SELECT m.national_table, m.code FROM unnest($1::text[], $2::text[]) AS m (national_table, code)
WHERE NOT EXISTS (SELECT FROM code c
                  WHERE c.table_name = m.national_table AND c.code = m.code AND c.region_code = '')
