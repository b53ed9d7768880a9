-- Verify awards:certificate_codes on pg

BEGIN;
SELECT code FROM awards.certificate WHERE false;
SELECT 1 / has_column_privilege('linli_awards', 'awards.certificate', 'code', 'UPDATE')::int;
ROLLBACK;
