-- Revert awards:trail from pg
BEGIN;
DROP TABLE awards.trail;
COMMIT;
