-- Revert registration:national_registry from pg
BEGIN;
DROP TABLE registration.national_number, registration.national_registration;
COMMIT;
