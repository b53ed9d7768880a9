-- Deploy registration:insurance_guests to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- A guest (membership.guest_until_time) is insured with his hosts until his time is over, whatever job
-- ends the membership later.
ALTER TABLE membership_journal ADD COLUMN until_time timestamptz;
COMMENT ON COLUMN membership_journal.until_time IS
  'A guest''s membership ends by itself then; NULL: a full member.';

CREATE OR REPLACE FUNCTION journal_membership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
DECLARE
  was boolean := TG_OP = 'UPDATE' AND OLD.state = 3;
BEGIN
  IF (NEW.state = 3) <> was
     OR was AND NEW.guest_until_time IS DISTINCT FROM OLD.guest_until_time THEN
    INSERT INTO membership_journal (volunteer_id, organization_id, member, change_time, until_time)
    VALUES (NEW.volunteer_id, NEW.organization_id, NEW.state = 3, NEW.update_time,
            CASE WHEN NEW.state = 3 THEN NEW.guest_until_time END);
  END IF;
  RETURN NULL;
END
$$;

-- Guests of today, from now on.
INSERT INTO membership_journal (volunteer_id, organization_id, member, change_time, until_time)
SELECT volunteer_id, organization_id, true, update_time, guest_until_time
FROM membership WHERE state = 3 AND guest_until_time IS NOT NULL;

COMMIT;
