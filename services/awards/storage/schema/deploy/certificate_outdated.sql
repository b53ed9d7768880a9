-- Deploy awards:certificate_outdated to pg
-- A certificate whose records changed says so, until a new one takes its place.

BEGIN;
SET LOCAL search_path TO awards, public;

ALTER TABLE certificate ADD COLUMN outdated_time timestamptz;
-- linli.awards.v1.CertificateState: 1 valid, 2 revoked, 3 superseded, 4 outdated.
ALTER TABLE certificate DROP CONSTRAINT certificate_state_check;
ALTER TABLE certificate ADD CONSTRAINT certificate_state_check CHECK (state BETWEEN 1 AND 4);
ALTER TABLE certificate ADD CONSTRAINT certificate_outdated_since
  CHECK ((state <> 4 OR outdated_time IS NOT NULL) AND (state <> 1 OR outdated_time IS NULL));

-- As before, but what is outdated may still be revoked or superseded, and never holds again.
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
  IF OLD.state NOT IN (1, 4) OR (OLD.state = 4 AND NEW.state NOT IN (2, 3)) THEN
    RAISE EXCEPTION 'a certificate ends once';
  END IF;
  IF OLD.outdated_time IS NOT NULL AND NEW.outdated_time IS DISTINCT FROM OLD.outdated_time THEN
    RAISE EXCEPTION 'since when a certificate is outdated stays';
  END IF;
  RETURN NEW;
END
$$;

GRANT UPDATE (outdated_time) ON certificate TO linli_awards;

COMMIT;
