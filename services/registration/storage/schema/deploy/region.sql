-- Deploy registration:region to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE region (
  region_code  text        COLLATE "C" PRIMARY KEY,
  parent_code  text        COLLATE "C" NOT NULL,
  display_name text        NOT NULL CHECK (display_name <> ''),
  edition      date        NOT NULL,
  create_time  timestamptz NOT NULL,
  update_time  timestamptz NOT NULL,
  CHECK (region_code LIKE parent_code || '_%')
);
CREATE INDEX region_by_parent ON region (parent_code, region_code);
COMMENT ON TABLE region IS
  'Statistical region codes of 2, 4, 6, 9 and 12 digits; tens of thousands in a province. Distribution column: none, reference table.';
COMMENT ON COLUMN region.parent_code IS 'Empty for a province.';
COMMENT ON COLUMN region.edition IS 'Of the newest code table that lists it.';

GRANT SELECT, INSERT, UPDATE ON region TO linli_registration;

COMMIT;
