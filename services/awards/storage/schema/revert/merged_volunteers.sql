-- Revert awards:merged_volunteers from pg
BEGIN;
DROP TABLE awards.merged_volunteer;
COMMIT;
