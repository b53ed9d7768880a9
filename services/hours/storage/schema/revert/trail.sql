-- Revert hours:trail from pg
BEGIN;
DROP TABLE hours.trail;
COMMIT;
