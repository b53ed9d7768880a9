-- Revert registration:qualification from pg
BEGIN;
DROP TABLE registration.licence, registration.qualification, registration.qualification_kind;
COMMIT;
