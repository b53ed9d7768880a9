-- Revert hours:check_in_rules from pg
BEGIN;
DROP TABLE hours.check_in_rules;
COMMIT;
