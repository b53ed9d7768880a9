-- Revert awards:certificate_shares from pg

BEGIN;
DROP TABLE awards.attempt, awards.certificate_share_use, awards.certificate_share_code,
           awards.certificate_share;
DROP FUNCTION awards.certificate_share_is_final();
COMMIT;
