-- Revert registration:organization from pg
BEGIN;
DROP TABLE registration.organization;
COMMIT;
