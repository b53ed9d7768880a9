-- Deploy registration:file_entry to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in block, level and state are those of linli/registration/v1/file_entry_service.proto.
CREATE TABLE file_entry (
  volunteer_id     text        COLLATE "C" NOT NULL REFERENCES volunteer,
  entry_id         text        COLLATE "C" NOT NULL,
  block            smallint    NOT NULL CHECK (block IN (1, 2)),
  title            text        NOT NULL CHECK (title <> ''),
  content          text        NOT NULL,
  study_minutes    integer     NOT NULL CHECK (study_minutes >= 0),
  issuer           text        NOT NULL CHECK (issuer <> ''),
  entry_date       date        NOT NULL,
  level            smallint    NOT NULL,
  evidence         text        NOT NULL,
  consent_time     timestamptz,
  state            smallint    NOT NULL,
  entered_by       text        NOT NULL,
  verifier         text        NOT NULL DEFAULT '',
  verify_time      timestamptz,
  rejection_reason text        NOT NULL DEFAULT '',
  create_time      timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, entry_id),
  CHECK (verifier <> entered_by),
  CHECK ((state = 1) = (verify_time IS NULL))
);
COMMENT ON TABLE file_entry IS
  '培训情况 and 表彰奖励情况 of a file (67号令 Arts 8, 9), with proof and who saw it. Distribution column: volunteer_id.';

GRANT SELECT, INSERT, UPDATE ON file_entry TO linli_registration;

COMMIT;
