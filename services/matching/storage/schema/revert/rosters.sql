-- Revert matching:rosters from pg
BEGIN;
DROP TABLE matching.roster_assignment;
DROP TABLE matching.roster_plan;
DROP TABLE matching.roster_application;
COMMIT;
