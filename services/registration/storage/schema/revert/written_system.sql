-- Revert registration:written_system from pg
BEGIN;
DROP TABLE registration.written_system;
COMMIT;
