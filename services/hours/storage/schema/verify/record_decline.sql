-- Verify hours:record_decline on pg
SELECT declined_by, decline_reason, decline_time, live FROM hours.service_record WHERE false;
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'hours.service_record'::regclass AND conname = 'service_record_no_overlap';
