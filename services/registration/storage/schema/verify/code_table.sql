-- Verify registration:code_table on pg
SELECT 1 / (count(*) = 21)::int FROM registration.code WHERE table_name = 'service-categories' AND region_code = '';
