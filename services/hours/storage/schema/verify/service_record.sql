-- Verify hours:service_record on pg
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'hours.service_record'::regclass AND conname = 'service_record_no_overlap';
