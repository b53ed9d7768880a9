-- Revert matching:policies from pg
BEGIN;
DROP FUNCTION matching.policy_at(text, timestamptz);
DROP TABLE matching.policy;
COMMIT;
