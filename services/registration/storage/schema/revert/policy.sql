-- Revert registration:policy from pg
BEGIN;
DROP TABLE registration.policy;
COMMIT;
