-- Revert awards:line from pg

BEGIN;
DROP SCHEMA awards CASCADE;
COMMIT;
