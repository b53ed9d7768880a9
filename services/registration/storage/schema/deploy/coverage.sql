-- Deploy registration:coverage to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE denominator (
  region_code text   COLLATE "C" NOT NULL,
  kind        text   COLLATE "C" NOT NULL,
  as_of       date   NOT NULL,
  source      text   COLLATE "C" NOT NULL CHECK (source <> ''),
  value       bigint NOT NULL CHECK (value > 0),
  PRIMARY KEY (region_code, kind, as_of, source)
);
COMMENT ON TABLE denominator IS
  'What coverage is measured against, with day and source; never changed. Distribution column: none, reference table.';

-- How many are registered, counted now and then: no registration ever waits for a count.
CREATE TABLE registered_count (
  region_code      text     COLLATE "C" NOT NULL,
  birth_year       smallint NOT NULL,
  political_status text     COLLATE "C" NOT NULL,
  partner_systems  text[]   NOT NULL,
  registered       bigint   NOT NULL,
  verified         bigint   NOT NULL,
  PRIMARY KEY (region_code, birth_year, political_status, partner_systems)
);
COMMENT ON TABLE registered_count IS
  'Files that are pending, active or suspended by service region, as of count_run. Distribution column: none, reference table.';
CREATE TABLE count_run (
  only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  count_time timestamptz NOT NULL
);
COMMENT ON TABLE count_run IS 'When registered_count was counted. One row. Distribution column: none, reference table.';

GRANT SELECT, INSERT ON denominator TO linli_registration;
GRANT SELECT, INSERT, DELETE ON registered_count TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON count_run TO linli_registration;

COMMIT;
