-- Deploy registration:qualification to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE qualification_kind (
  kind_id     text        COLLATE "C" PRIMARY KEY,
  owner       text        COLLATE "C" NOT NULL,
  state       smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  details     bytea       NOT NULL,
  version     bigint      NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL
);
CREATE INDEX qualification_kind_of_owner ON qualification_kind (owner, kind_id);
COMMENT ON TABLE qualification_kind IS
  'What is recognised by whom; dozens in a city. Distribution column: none, reference table.';

CREATE TABLE qualification (
  volunteer_id     text        COLLATE "C" NOT NULL,
  qualification_id text        COLLATE "C" NOT NULL,
  kind             text        COLLATE "C" NOT NULL,
  start_time       timestamptz NOT NULL,
  end_time         timestamptz NOT NULL,
  revoke_time      timestamptz,
  licence_index    bytea,
  -- From when on the feed warns of its end, by the policy of the day of the grant.
  warn_time        timestamptz NOT NULL,
  warned           boolean     NOT NULL DEFAULT false,
  told             boolean     NOT NULL DEFAULT false,
  details          bytea       NOT NULL,
  version          bigint      NOT NULL,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, qualification_id),
  CHECK (end_time >= start_time),
  -- One of a kind at a moment, whatever runs in parallel. One that was revoked before it began holds
  -- for no moment at all.
  CONSTRAINT qualification_one_of_a_kind EXCLUDE USING gist
    (volunteer_id WITH =, kind WITH =, tstzrange(start_time, end_time) WITH &&)
);
CREATE INDEX qualification_to_warn ON qualification (warn_time) WHERE NOT warned;
CREATE INDEX qualification_to_tell ON qualification (end_time) WHERE NOT told;
COMMENT ON TABLE qualification IS
  'Grants. kind is the kind''s resource name; end_time is infinity where there is no end, and the revocation where it was revoked. Distribution column: volunteer_id.';

CREATE TABLE licence (
  licence_index bytea PRIMARY KEY,
  volunteer_id  text  COLLATE "C" NOT NULL
);
COMMENT ON TABLE licence IS
  'Whose licence is whose: keyed hash of issuer and number. Distribution column: licence_index.';

GRANT SELECT, INSERT, UPDATE ON qualification_kind, qualification TO linli_registration;
GRANT SELECT, INSERT, DELETE ON licence TO linli_registration;

COMMIT;
