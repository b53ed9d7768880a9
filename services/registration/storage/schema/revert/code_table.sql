-- Revert registration:code_table from pg
BEGIN;
DROP TABLE registration.code;
COMMIT;
