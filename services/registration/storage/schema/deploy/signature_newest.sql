-- Deploy registration:signature_newest to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Whoever signs holds on to the newest version until the commit; who revises the text waits for that.
-- So nobody signs what was replaced at the same moment.
CREATE FUNCTION check_signature_newest() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  PERFORM FROM agreement
  WHERE agreement_id = split_part(NEW.agreement, '/', 4) AND newest = NEW.agreement_version FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % of % is not the newest', NEW.agreement_version, NEW.agreement
      USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_signature_newest AFTER INSERT ON signature
  FOR EACH ROW EXECUTE FUNCTION check_signature_newest();

COMMIT;
