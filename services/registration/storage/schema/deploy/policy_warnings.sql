-- Deploy registration:policy_warnings to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- The message has a new figure, and an edition is whole: those that stand get it too. It has judged
-- nothing so far, so that no edition says anything else than it did.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body || '{"qualificationWarningDays": 30}'
WHERE NOT body ? 'qualificationWarningDays';
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
