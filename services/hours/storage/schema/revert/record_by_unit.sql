-- Revert hours:record_by_unit from pg
BEGIN;
DROP INDEX hours.service_record_by_unit;
COMMIT;
