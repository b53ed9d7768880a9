-- Revert awards:certificate_outdated from pg
-- Only while nothing is outdated: a certificate is never made valid again.

BEGIN;
SET LOCAL search_path TO awards, public;
ALTER TABLE certificate DROP CONSTRAINT certificate_outdated_since;
ALTER TABLE certificate DROP CONSTRAINT certificate_state_check;
ALTER TABLE certificate ADD CONSTRAINT certificate_state_check CHECK (state BETWEEN 1 AND 3);
CREATE OR REPLACE FUNCTION certificate_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'certificates are never deleted';
  END IF;
  IF (NEW.volunteer_id, NEW.id, NEW.number, NEW.document, NEW.signature, NEW.verification_key,
      NEW.create_time)
     IS DISTINCT FROM
     (OLD.volunteer_id, OLD.id, OLD.number, OLD.document, OLD.signature, OLD.verification_key,
      OLD.create_time) THEN
    RAISE EXCEPTION 'what was certified is never changed';
  END IF;
  IF OLD.state <> 1 THEN
    RAISE EXCEPTION 'a certificate ends once';
  END IF;
  RETURN NEW;
END
$$;
ALTER TABLE certificate DROP COLUMN outdated_time;
COMMIT;
