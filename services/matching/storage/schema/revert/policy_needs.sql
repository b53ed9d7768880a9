-- Revert matching:policy_needs from pg
BEGIN;
SET LOCAL search_path TO matching, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - 'need';
ALTER TABLE policy ENABLE TRIGGER keep_policy;
COMMIT;
