-- Verify awards:certificate_templates on pg

BEGIN;
SELECT 1 / count(*) FROM awards.certificate_template WHERE region = '';
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.certificate_template', 'UPDATE'))::int;
ROLLBACK;
