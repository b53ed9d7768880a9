-- Revert registration:delegation from pg
BEGIN;
DROP TABLE registration.delegation;
COMMIT;
