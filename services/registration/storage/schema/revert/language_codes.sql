-- Revert registration:language_codes from pg
BEGIN;
DELETE FROM registration.code WHERE table_name = 'languages' AND region_code = '';
COMMIT;
