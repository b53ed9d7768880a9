-- Verify awards:certificate_outdated on pg

BEGIN;
SELECT outdated_time FROM awards.certificate WHERE false;
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'awards.certificate'::regclass AND conname = 'certificate_outdated_since';
ROLLBACK;
