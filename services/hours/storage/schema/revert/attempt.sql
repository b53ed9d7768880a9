-- Revert hours:attempt from pg
BEGIN;
ALTER TABLE hours.policy DISABLE TRIGGER keep_policy;
UPDATE hours.policy SET body = body - 'checkCodeTries' - 'checkCodeWindowMinutes';
ALTER TABLE hours.policy ENABLE TRIGGER keep_policy;
DROP TABLE hours.attempt;
COMMIT;
