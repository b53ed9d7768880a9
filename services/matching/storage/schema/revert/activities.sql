-- Revert matching:activities from pg
BEGIN;
DROP VIEW matching.shift_in_context;
DROP TABLE matching.shift, matching.activity;
COMMIT;
