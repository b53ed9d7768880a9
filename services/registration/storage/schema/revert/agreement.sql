-- Revert registration:agreement from pg
BEGIN;
DROP TABLE registration.signature, registration.agreement_version, registration.agreement;
DROP FUNCTION registration.keep_as_written();
COMMIT;
