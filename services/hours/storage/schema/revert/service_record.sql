-- Revert hours:service_record from pg
BEGIN;
DROP TABLE hours.service_record;
COMMIT;
