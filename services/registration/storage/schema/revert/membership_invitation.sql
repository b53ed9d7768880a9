-- Revert registration:membership_invitation from pg
BEGIN;
SET LOCAL search_path TO registration, public;
DROP TRIGGER membership_has_volunteer ON membership;
DROP FUNCTION membership_has_volunteer();
DELETE FROM membership m WHERE NOT EXISTS (SELECT FROM volunteer v WHERE v.volunteer_id = m.volunteer_id);
ALTER TABLE membership
  ADD CONSTRAINT membership_volunteer_id_fkey FOREIGN KEY (volunteer_id) REFERENCES volunteer;
COMMIT;
