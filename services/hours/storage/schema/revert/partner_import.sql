-- Revert hours:partner_import from pg
BEGIN;
SET LOCAL search_path TO hours, public;
DROP TABLE record_conflict, record_import, partner_record;
ALTER TABLE service_record
  DROP CONSTRAINT service_record_reported,
  DROP COLUMN partner_system,
  DROP COLUMN import_id;
COMMIT;
