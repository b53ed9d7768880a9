-- Deploy registration:membership_invitation to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- An invitation goes to a number, whoever holds it: an organisation that could invite only those who
-- exist would learn who does. Everything that takes the volunteer's will still takes a volunteer. The
-- key (volunteer_id, organization_id) stays; volunteer_id is the distribution column.
ALTER TABLE membership DROP CONSTRAINT membership_volunteer_id_fkey;
CREATE FUNCTION membership_has_volunteer() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM volunteer WHERE volunteer_id = NEW.volunteer_id) THEN
    RAISE EXCEPTION 'nobody holds the number %', NEW.volunteer_id
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END
$$;
-- 2 invited, 4 declined: also when the organisation took its invitation back.
CREATE TRIGGER membership_has_volunteer BEFORE INSERT OR UPDATE ON membership
  FOR EACH ROW WHEN (NEW.state NOT IN (2, 4)) EXECUTE FUNCTION membership_has_volunteer();
COMMENT ON COLUMN membership.volunteer_id IS 'A number that perhaps nobody holds, while it is invited or declined.';

COMMIT;
