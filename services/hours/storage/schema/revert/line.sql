-- Revert hours:line from pg
BEGIN;
DROP SCHEMA hours CASCADE;
COMMIT;
