-- Revert registration:file_entry from pg
BEGIN;
DROP TABLE registration.file_entry;
COMMIT;
