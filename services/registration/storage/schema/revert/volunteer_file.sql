-- Revert registration:volunteer_file from pg
BEGIN;
SET LOCAL search_path TO registration, public;
DROP TABLE disclosure, volunteer_import, volunteer_correction, volunteer_claim, volunteer_merge,
           volunteer_document, volunteer_change;
DROP FUNCTION keep_volunteer_change(), forget_person(bytea, text), forget_documents(text);
ALTER TABLE volunteer
  DROP COLUMN phone_public, DROP COLUMN partner_systems, DROP COLUMN state_reason,
  DROP COLUMN suspension_end_time, DROP COLUMN merged_into, DROP COLUMN real_name_time,
  DROP COLUMN real_name_method, DROP COLUMN claim_time, DROP COLUMN erase_time,
  DROP COLUMN likeness, DROP COLUMN import_row;
COMMIT;
