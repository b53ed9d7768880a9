-- Revert awards:certificate_codes from pg

BEGIN;
DROP TRIGGER certificate_code_stays ON awards.certificate;
DROP FUNCTION awards.certificate_code_stays();
ALTER TABLE awards.certificate DROP COLUMN code;
COMMIT;
