-- Revert registration:station from pg
BEGIN;
DROP TABLE registration.station_feedback, registration.pairing, registration.station;
DROP FUNCTION registration.check_pairing(), registration.check_pairing_mode();
COMMIT;
