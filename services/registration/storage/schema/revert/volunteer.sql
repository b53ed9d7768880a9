-- Revert registration:volunteer from pg
BEGIN;
DROP TABLE registration.person, registration.volunteer;
COMMIT;
