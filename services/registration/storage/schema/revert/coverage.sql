-- Revert registration:coverage from pg
BEGIN;
DROP TABLE registration.count_run, registration.registered_count, registration.denominator;
COMMIT;
