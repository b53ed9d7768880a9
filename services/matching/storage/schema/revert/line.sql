-- Revert matching:line from pg
BEGIN;
DROP SCHEMA matching CASCADE;
COMMIT;
