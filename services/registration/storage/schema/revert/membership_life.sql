-- Revert registration:membership_life from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - '{transferReleaseDays,guestDays}'::text[];
ALTER TABLE policy ENABLE TRIGGER keep_policy;
DROP TABLE staff_member, community_report, membership_transfer;
DROP INDEX membership_guest, membership_role;
ALTER TABLE membership DROP COLUMN role, DROP COLUMN post, DROP COLUMN mentor_id,
  DROP COLUMN guest_until_time;
COMMIT;
