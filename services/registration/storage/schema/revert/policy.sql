-- Revert registration:policy from pg
BEGIN;
DROP TABLE registration.policy;
DROP FUNCTION registration.keep_policy();
COMMIT;
