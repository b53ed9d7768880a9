-- Revert registration:membership from pg
BEGIN;
DROP TABLE registration.membership;
COMMIT;
