-- Verify registration:language_codes on pg
SELECT 1 / count(*) FROM registration.code WHERE table_name = 'languages' AND region_code = '';
