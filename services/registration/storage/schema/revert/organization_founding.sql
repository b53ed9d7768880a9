-- Revert registration:organization_founding from pg
BEGIN;
ALTER TABLE registration.organization DROP COLUMN founding_date;
COMMIT;
