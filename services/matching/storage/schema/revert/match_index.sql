-- Revert matching:match_index from pg
BEGIN;
SET LOCAL search_path TO matching, public;
DROP TRIGGER mark_volunteer ON volunteer;
DROP FUNCTION mark_volunteer();
ALTER TABLE volunteer DROP COLUMN changed;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
DELETE FROM policy WHERE region_code = '' AND effective_time = '2026-01-01T00:00:00+08:00';
ALTER TABLE policy ENABLE TRIGGER keep_policy;
COMMIT;
