-- Revert awards:trail from pg
BEGIN;
DROP TABLE awards.trail;
DROP FUNCTION awards.keep_trail();
COMMIT;
