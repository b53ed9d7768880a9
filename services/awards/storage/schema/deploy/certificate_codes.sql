-- Deploy awards:certificate_codes to pg
-- What the QR code of a certificate says: signed once, like the document, and never changed.

BEGIN;
SET LOCAL search_path TO awards, public;

-- NULL on a certificate from before there were codes, until it is printed for the first time.
ALTER TABLE certificate ADD COLUMN code text COLLATE "C";

-- Keeps what certificate_is_final keeps, and the code.
CREATE FUNCTION certificate_code_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code THEN
    RAISE EXCEPTION 'what was certified is never changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER certificate_code_stays BEFORE UPDATE ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_code_stays();

GRANT UPDATE (code) ON certificate TO linli_awards;

COMMIT;
