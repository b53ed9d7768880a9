-- Revert hours:trail from pg
BEGIN;
DROP TABLE hours.trail;
DROP FUNCTION hours.keep_trail();
COMMIT;
