-- Revert registration:region from pg
BEGIN;
DROP TABLE registration.region;
COMMIT;
