-- Revert registration:committee from pg
BEGIN;
DROP TABLE registration.committee_meeting;
ALTER TABLE registration.member_unit DROP COLUMN holds_office;
COMMIT;
