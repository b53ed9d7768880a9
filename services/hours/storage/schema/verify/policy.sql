-- Verify hours:policy on pg
SELECT 1 / count(*) FROM hours.policy WHERE region_code = '';
