-- Verify matching:policy on pg
SELECT 1 / count(*) FROM matching.policy WHERE region_code = '' AND effective_time = '-infinity';
SELECT 1 / has_table_privilege('linli_matching', 'matching.policy', 'SELECT')::int;
SELECT 1 / (NOT has_table_privilege('linli_matching', 'matching.policy', 'INSERT, UPDATE, DELETE'))::int;
