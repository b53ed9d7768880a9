-- Revert matching:trail from pg
BEGIN;
DROP TABLE matching.trail;
DROP FUNCTION matching.keep_trail();
COMMIT;
