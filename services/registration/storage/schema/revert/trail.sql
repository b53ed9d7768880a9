-- Revert registration:trail from pg
BEGIN;
DROP TABLE registration.trail;
DROP FUNCTION registration.keep_trail();
COMMIT;
