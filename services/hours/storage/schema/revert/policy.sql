-- Revert hours:policy from pg
BEGIN;
DROP TABLE hours.policy;
DROP FUNCTION hours.keep_policy();
COMMIT;
