-- Deploy registration:membership_life to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in role and state are those of linli/registration/v1/*.proto.
ALTER TABLE membership
  ADD COLUMN role             smallint    NOT NULL DEFAULT 1,
  ADD COLUMN post             text        NOT NULL DEFAULT '',
  ADD COLUMN mentor_id        text        COLLATE "C",
  ADD COLUMN guest_until_time timestamptz,
  ADD CONSTRAINT membership_mentor_is_another CHECK (mentor_id <> volunteer_id);
CREATE INDEX membership_guest ON membership (guest_until_time) WHERE state = 3 AND guest_until_time IS NOT NULL;
CREATE INDEX membership_role ON membership (organization_id, role, volunteer_id) WHERE state = 3 AND role > 1;
COMMENT ON COLUMN membership.guest_until_time IS 'Serves as a guest until then; NULL: a full member.';

CREATE TABLE membership_transfer (
  volunteer_id         text        COLLATE "C" NOT NULL REFERENCES volunteer,
  transfer_id          text        COLLATE "C" NOT NULL,
  from_id              text        COLLATE "C" NOT NULL REFERENCES organization,
  to_id                text        COLLATE "C" NOT NULL REFERENCES organization,
  region_code          text        COLLATE "C" NOT NULL,
  former_region_code   text        COLLATE "C" NOT NULL DEFAULT '',
  reason               text        NOT NULL,
  state                smallint    NOT NULL,
  releaser             text        NOT NULL DEFAULT '',
  release_time         timestamptz,
  decider              text        NOT NULL DEFAULT '',
  end_reason           text        NOT NULL DEFAULT '',
  version              bigint      NOT NULL DEFAULT 1,
  create_time          timestamptz NOT NULL,
  update_time          timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, transfer_id),
  CHECK (from_id <> to_id)
);
-- One under way at a time, whatever runs in parallel.
CREATE UNIQUE INDEX membership_transfer_open ON membership_transfer (volunteer_id) WHERE state IN (1, 2);
CREATE INDEX membership_transfer_from ON membership_transfer (from_id, transfer_id);
CREATE INDEX membership_transfer_to ON membership_transfer (to_id, transfer_id);
COMMENT ON TABLE membership_transfer IS '关系转接. Rows stay. Distribution column: volunteer_id.';
COMMENT ON COLUMN membership_transfer.region_code IS 'The service region that she wants from then on; empty: as it is.';

CREATE TABLE community_report (
  volunteer_id text        COLLATE "C" NOT NULL REFERENCES volunteer,
  region_code  text        COLLATE "C" NOT NULL CHECK (length(region_code) = 12),
  unit         text        NOT NULL,
  report_time  timestamptz NOT NULL,
  end_time     timestamptz,
  entered_by   text        NOT NULL,
  version      bigint      NOT NULL DEFAULT 1,
  PRIMARY KEY (volunteer_id, region_code)
);
CREATE INDEX community_report_by_region ON community_report (region_code, volunteer_id) WHERE end_time IS NULL;
COMMENT ON TABLE community_report IS '社区报到 of Party members. Distribution column: volunteer_id.';

CREATE TABLE staff_member (
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  staff_id        text        COLLATE "C" NOT NULL,
  sealed_name     bytea       NOT NULL,
  work            smallint    NOT NULL,
  source          smallint    NOT NULL,
  full_time       boolean     NOT NULL,
  grade           smallint    NOT NULL,
  volunteer_id    text        COLLATE "C" REFERENCES volunteer,
  start_time      timestamptz NOT NULL,
  end_time        timestamptz,
  version         bigint      NOT NULL DEFAULT 1,
  PRIMARY KEY (organization_id, staff_id)
);
COMMENT ON TABLE staff_member IS
  'Who works in an organisation beside its volunteers; thousands in a city. Distribution column: none, reference table.';
COMMENT ON COLUMN staff_member.sealed_name IS 'Sealed by the key ring under "organizations/{o}/staff/{id}".';

ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"transferReleaseDays": 30, "guestDays": 180}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

GRANT SELECT, INSERT, UPDATE ON membership_transfer, community_report, staff_member TO linli_registration;

COMMIT;
