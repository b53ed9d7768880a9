-- Verify hours:policy on pg
SELECT 1 / count(*) FROM hours.policy WHERE region_code = '' AND effective_time = '-infinity';
SELECT 1 / has_table_privilege('linli_hours', 'hours.policy', 'SELECT')::int;
SELECT 1 / (NOT has_table_privilege('linli_hours', 'hours.policy', 'INSERT, UPDATE, DELETE'))::int;
