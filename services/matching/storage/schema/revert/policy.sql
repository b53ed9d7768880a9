-- Revert matching:policy from pg
BEGIN;
DROP TABLE matching.policy;
DROP FUNCTION matching.keep_policy();
COMMIT;
