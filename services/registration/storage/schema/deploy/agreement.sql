-- Deploy registration:agreement to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE agreement (
  agreement_id text        COLLATE "C" PRIMARY KEY,
  owner        text        COLLATE "C" NOT NULL,
  newest       integer     NOT NULL CHECK (newest >= 1)
);
CREATE INDEX agreement_of_owner ON agreement (owner, agreement_id);
COMMENT ON TABLE agreement IS
  'A text through all its versions; its row is what publishing and signing lock. Distribution column: none, reference table.';

CREATE TABLE agreement_version (
  agreement_id text        COLLATE "C" NOT NULL REFERENCES agreement,
  version      integer     NOT NULL,
  details      bytea       NOT NULL,
  create_time  timestamptz NOT NULL,
  PRIMARY KEY (agreement_id, version)
);
COMMENT ON TABLE agreement_version IS
  'What was published, word for word: append-only. Distribution column: none, reference table.';

CREATE FUNCTION keep_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows: what was written stays', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER agreement_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_version
  FOR EACH STATEMENT EXECUTE FUNCTION keep_as_written();

CREATE TABLE signature (
  volunteer_id      text        COLLATE "C" NOT NULL,
  signature_id      text        COLLATE "C" NOT NULL,
  agreement         text        COLLATE "C" NOT NULL,
  agreement_version integer     NOT NULL,
  state             smallint    NOT NULL CHECK (state BETWEEN 1 AND 3),
  whole_time        timestamptz,
  details           bytea       NOT NULL,
  version           bigint      NOT NULL,
  create_time       timestamptz NOT NULL,
  update_time       timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, signature_id),
  CHECK (state <> 2 OR whole_time IS NOT NULL)
);
-- One that counts, or may count, for each version.
CREATE UNIQUE INDEX signature_once ON signature (volunteer_id, agreement, agreement_version)
  WHERE state IN (1, 2);
COMMENT ON TABLE signature IS
  'Who signed what. agreement is the text''s resource name without a version; rows are withdrawn, never deleted. Distribution column: volunteer_id.';

GRANT SELECT, INSERT ON agreement, agreement_version TO linli_registration;
GRANT UPDATE (newest) ON agreement TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON signature TO linli_registration;

COMMIT;
