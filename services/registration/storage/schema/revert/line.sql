-- Revert registration:line from pg
BEGIN;
DROP SCHEMA registration CASCADE;
COMMIT;
