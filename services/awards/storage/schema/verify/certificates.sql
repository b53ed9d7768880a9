-- Verify awards:certificates on pg

BEGIN;
SELECT 1 / count(*) FROM awards.certificate_issuer WHERE region = '';
SELECT volunteer_id, id, number, document, signature, state FROM awards.certificate WHERE false;
SELECT number, volunteer_id, certificate_id FROM awards.certificate_number WHERE false;
SELECT volunteer_id, certificate_id, verify_time FROM awards.verification_log WHERE false;
SELECT 1 / (NOT has_table_privilege('linli_awards', 'awards.certificate', 'DELETE'))::int;
ROLLBACK;
