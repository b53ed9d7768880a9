-- Revert hours:record_plausibility from pg
BEGIN;
ALTER TABLE hours.policy DISABLE TRIGGER keep_policy;
UPDATE hours.policy
SET body = body - 'minimumRecordAge' - 'maxUnbrokenMinutes' - 'breakMinutes' - 'entryDaysBack';
ALTER TABLE hours.policy ENABLE TRIGGER keep_policy;
COMMIT;
