-- Verify registration:policy on pg
SELECT 1 / count(*) FROM registration.policy WHERE region_code = '';
