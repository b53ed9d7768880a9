-- Revert matching:policies from pg
BEGIN;
DROP TABLE matching.policy;
COMMIT;
