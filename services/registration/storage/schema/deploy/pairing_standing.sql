-- Deploy registration:pairing_standing to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Whoever pairs a unit holds on to its state until the commit; who suspends or dissolves it waits for
-- that. So nobody is sent to a point in the name of a unit that has ended.
CREATE FUNCTION check_pairing_organization() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  PERFORM FROM organization WHERE organization_id = NEW.organization_id AND state = 2 FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'organisation % is not approved', NEW.organization_id
      USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_pairing_organization AFTER INSERT ON pairing
  FOR EACH ROW EXECUTE FUNCTION check_pairing_organization();

COMMIT;
