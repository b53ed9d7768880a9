-- Revert registration:insurance_guests from pg
BEGIN;
SET LOCAL search_path TO registration, public;
CREATE OR REPLACE FUNCTION journal_membership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
BEGIN
  IF (NEW.state = 3) <> (TG_OP = 'UPDATE' AND OLD.state = 3) THEN
    INSERT INTO membership_journal (volunteer_id, organization_id, member, change_time)
    VALUES (NEW.volunteer_id, NEW.organization_id, NEW.state = 3, NEW.update_time);
  END IF;
  RETURN NULL;
END
$$;
ALTER TABLE membership_journal DROP COLUMN until_time;
COMMIT;
