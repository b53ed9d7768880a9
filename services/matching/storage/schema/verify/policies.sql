-- Verify matching:policies on pg
SELECT 1 / count(*) FROM matching.policy WHERE region_code = '';
