-- Revert hours:roster from pg
BEGIN;
DROP TABLE hours.roster;
COMMIT;
