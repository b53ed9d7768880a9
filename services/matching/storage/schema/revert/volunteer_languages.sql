-- Revert matching:volunteer_languages from pg
BEGIN;
ALTER TABLE matching.volunteer DROP COLUMN languages;
COMMIT;
