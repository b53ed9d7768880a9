-- Revert registration:trail from pg
BEGIN;
DROP TABLE registration.trail;
COMMIT;
