-- Deploy awards:certificate_shares to pg
-- What a holder opened to whom, and each time that it was read; and what counts wrong codes.

BEGIN;
SET LOCAL search_path TO awards, public;

CREATE TABLE certificate_share (
  volunteer_id   text COLLATE "C" NOT NULL,
  id             text COLLATE "C" NOT NULL,
  certificate_id text COLLATE "C" NOT NULL,
  verifier       text COLLATE "C" NOT NULL,
  purpose        text             NOT NULL,
  expire_time    timestamptz      NOT NULL,
  withdraw_time  timestamptz,
  create_time    timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, id),
  FOREIGN KEY (volunteer_id, certificate_id) REFERENCES certificate,
  CHECK (expire_time > create_time)
);
COMMENT ON TABLE certificate_share IS
  'One verifier''s leave to read one certificate. Distribution column: volunteer_id.';

-- What was withdrawn is never opened again.
CREATE FUNCTION certificate_share_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdraw_time IS NOT NULL AND NEW.withdraw_time IS DISTINCT FROM OLD.withdraw_time THEN
    RAISE EXCEPTION 'a share is withdrawn once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER certificate_share_is_final BEFORE UPDATE ON certificate_share
  FOR EACH ROW EXECUTE FUNCTION certificate_share_is_final();

-- Only the hash: who reads the table can use no share. 80 random bits need no salt.
CREATE TABLE certificate_share_code (
  code_hash    bytea            PRIMARY KEY CHECK (length(code_hash) = 32),
  volunteer_id text COLLATE "C" NOT NULL,
  share_id     text COLLATE "C" NOT NULL
);
COMMENT ON TABLE certificate_share_code IS
  'Directory from the SHA-256 of a code to its share. Distribution column: code_hash.';

CREATE TABLE certificate_share_use (
  volunteer_id text COLLATE "C" NOT NULL,
  share_id     text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  reader       text COLLATE "C" NOT NULL,
  state        smallint         NOT NULL,
  use_time     timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, share_id, id)
);
COMMENT ON TABLE certificate_share_use IS
  'Each time that a share was read, for its holder. Distribution column: volunteer_id.';

\ir ../../../../../common/attempts/schema/attempt.sql

GRANT SELECT, INSERT ON certificate_share, certificate_share_code, certificate_share_use
  TO linli_awards;
GRANT UPDATE (withdraw_time) ON certificate_share TO linli_awards;
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO linli_awards;

COMMIT;
