-- Revert awards:certificate_templates from pg

BEGIN;
DROP TABLE awards.certificate_template;
COMMIT;
