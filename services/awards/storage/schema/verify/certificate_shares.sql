-- Verify awards:certificate_shares on pg

BEGIN;
SELECT volunteer_id, id, certificate_id, verifier, withdraw_time FROM awards.certificate_share
WHERE false;
SELECT code_hash, share_id FROM awards.certificate_share_code WHERE false;
SELECT volunteer_id, share_id, reader FROM awards.certificate_share_use WHERE false;
SELECT subject, target, tries FROM awards.attempt WHERE false;
ROLLBACK;
