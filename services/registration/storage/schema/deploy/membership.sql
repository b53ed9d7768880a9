-- Deploy registration:membership to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in state are those of linli/registration/v1/membership.proto.
CREATE TABLE membership (
  volunteer_id    text        COLLATE "C" NOT NULL REFERENCES volunteer,
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  state           smallint    NOT NULL,
  note            text        NOT NULL,
  decline_reason  text        NOT NULL,
  decider         text        NOT NULL,
  join_time       timestamptz,
  version         bigint      NOT NULL,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, organization_id)
);
CREATE INDEX membership_by_organization ON membership (organization_id, volunteer_id);
COMMENT ON TABLE membership IS
  'Who belongs to what, or wants to. One row for each pair, through all its states. Distribution column: volunteer_id.';

GRANT SELECT, INSERT, UPDATE ON membership TO linli_registration;

COMMIT;
