-- Revert awards:certificates from pg

BEGIN;
DROP TABLE awards.verification_log, awards.certificate_number, awards.certificate,
           awards.certificate_issuer;
DROP FUNCTION awards.certificate_is_final();
COMMIT;
