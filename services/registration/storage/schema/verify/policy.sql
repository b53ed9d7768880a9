-- Verify registration:policy on pg
SELECT 1 / count(*) FROM registration.policy WHERE region_code = '' AND effective_time = '-infinity';
SELECT 1 / has_table_privilege('linli_registration', 'registration.policy', 'SELECT')::int;
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.policy', 'INSERT, UPDATE, DELETE'))::int;
