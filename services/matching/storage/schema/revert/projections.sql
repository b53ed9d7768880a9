-- Revert matching:projections from pg
BEGIN;
DROP TABLE matching.organization, matching.volunteer;
COMMIT;
