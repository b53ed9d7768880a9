-- Revert matching:activities from pg
BEGIN;
DROP TABLE matching.shift, matching.activity;
COMMIT;
