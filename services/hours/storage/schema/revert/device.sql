-- Revert hours:device from pg
BEGIN;
DROP TABLE hours.device_log_entry;
DROP TABLE hours.device;
DROP FUNCTION hours.keep_device_log();
COMMIT;
