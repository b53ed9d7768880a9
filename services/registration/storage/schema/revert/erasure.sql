-- Revert registration:erasure from pg
BEGIN;
REVOKE UPDATE (response) ON registration.replay FROM linli_registration;
COMMIT;
