-- Revert matching:trail from pg
BEGIN;
DROP TABLE matching.trail;
COMMIT;
