-- Revert hours:policy from pg
BEGIN;
DROP TABLE hours.policy;
COMMIT;
