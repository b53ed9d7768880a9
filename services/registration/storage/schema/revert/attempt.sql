-- Revert registration:attempt from pg
BEGIN;
ALTER TABLE registration.policy DISABLE TRIGGER keep_policy;
UPDATE registration.policy SET body = body - 'joinPasswordTries' - 'joinPasswordWindowMinutes';
ALTER TABLE registration.policy ENABLE TRIGGER keep_policy;
DROP TABLE registration.attempt;
COMMIT;
