-- Deploy registration:written_system to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE written_system (
  region_code text        COLLATE "C" NOT NULL,
  kind        text        COLLATE "C" NOT NULL,
  version     integer     NOT NULL CHECK (version > 0),
  details     bytea       NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (region_code, kind, version)
);
COMMENT ON TABLE written_system IS
  'How regions do their voluntary service, every version of it; rows are only added. Distribution column: none, reference table.';

GRANT SELECT, INSERT ON written_system TO linli_registration;

COMMIT;
