-- Revert registration:signature_newest from pg
BEGIN;
DROP TRIGGER check_signature_newest ON registration.signature;
DROP FUNCTION registration.check_signature_newest();
COMMIT;
