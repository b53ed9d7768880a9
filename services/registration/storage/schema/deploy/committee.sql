-- Deploy registration:committee to pg
BEGIN;
SET LOCAL search_path TO registration, public;

ALTER TABLE member_unit ADD COLUMN holds_office boolean NOT NULL DEFAULT false;
-- One of a committee at a time, whatever runs in parallel.
CREATE UNIQUE INDEX member_unit_office ON member_unit (committee_id) WHERE holds_office;

-- Numbers in kind are those of linli/registration/v1/organization_care.proto.
CREATE TABLE committee_meeting (
  committee_id text        COLLATE "C" NOT NULL REFERENCES organization,
  meeting_id   text        COLLATE "C" NOT NULL,
  kind         smallint    NOT NULL,
  meeting_date date        NOT NULL,
  topic        text        NOT NULL,
  decisions    text        NOT NULL,
  unit_ids     text[]      COLLATE "C" NOT NULL,
  create_time  timestamptz NOT NULL,
  PRIMARY KEY (committee_id, meeting_id)
);
COMMENT ON TABLE committee_meeting IS
  'Meetings of committees and what they decided; only grows. Distribution column: none, reference table.';

GRANT SELECT, INSERT ON committee_meeting TO linli_registration;

COMMIT;
