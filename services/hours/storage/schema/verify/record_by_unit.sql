-- Verify hours:record_by_unit on pg
SELECT 'hours.service_record_by_unit'::regclass;
