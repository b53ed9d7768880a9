-- Verify hours:attendance on pg
SELECT 1 / count(*) FROM pg_indexes WHERE schemaname = 'hours' AND indexname = 'attendance_one_open';
