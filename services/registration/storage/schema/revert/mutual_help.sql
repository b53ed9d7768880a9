-- Revert registration:mutual_help from pg
BEGIN;
DROP TABLE registration.mutual_help_member, registration.mutual_help_group;
DROP FUNCTION registration.count_mutual_help_members();
COMMIT;
