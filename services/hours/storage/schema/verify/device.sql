-- Verify hours:device on pg
SELECT last_number, clock_offset_seconds FROM hours.device WHERE false;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'hours.device_log_entry'::regclass AND tgname = 'keep_device_log';
