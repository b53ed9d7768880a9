-- Revert registration:pairing_standing from pg
BEGIN;
DROP TRIGGER check_pairing_organization ON registration.pairing;
DROP FUNCTION registration.check_pairing_organization();
COMMIT;
