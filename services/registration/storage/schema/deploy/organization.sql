-- Deploy registration:organization to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in kind, join_mode and state are those of linli/registration/v1/organization.proto.
CREATE TABLE organization (
  organization_id  text        COLLATE "C" PRIMARY KEY,
  region_code      text        COLLATE "C" NOT NULL,
  display_name     text        NOT NULL,
  name_key         text        NOT NULL,
  kind             smallint    NOT NULL,
  sponsor_kind     text        NOT NULL,
  credit_code      text        NOT NULL,
  parent_id        text        COLLATE "C" REFERENCES organization,
  ancestor_ids     text[]      NOT NULL,
  join_mode        smallint    NOT NULL,
  password_index   bytea,
  description      text        NOT NULL,
  contact_name     text        NOT NULL,
  sealed_phone     bytea,
  masked_phone     text        NOT NULL,
  state            smallint    NOT NULL,
  rejection_reason text        NOT NULL DEFAULT '',
  creator          text        NOT NULL,
  decider          text        NOT NULL DEFAULT '',
  decide_time      timestamptz,
  version          bigint      NOT NULL DEFAULT 1,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  CHECK (kind <> 2 OR credit_code <> ''),
  CHECK (join_mode <> 4 OR password_index IS NOT NULL)
);
-- Pending, approved and suspended organisations hold their name and their code; rejected and
-- dissolved ones have let them go.
CREATE UNIQUE INDEX organization_name ON organization (region_code, name_key) WHERE state IN (1, 2, 4);
CREATE UNIQUE INDEX organization_credit_code ON organization (credit_code)
  WHERE kind = 2 AND state IN (1, 2, 4);
CREATE INDEX organization_by_region ON organization (state, region_code, organization_id);
COMMENT ON TABLE organization IS
  'Thousands in a city. Distribution column: none, reference table.';
COMMENT ON COLUMN organization.name_key IS 'display_name without spaces, width and case: names that a reader takes for the same.';
COMMENT ON COLUMN organization.ancestor_ids IS 'Parent first, root last.';
COMMENT ON COLUMN organization.password_index IS 'Keyed hash of the password for joining.';
COMMENT ON COLUMN organization.sealed_phone IS 'Sealed by the key ring under "organizations/{id}#phone".';

GRANT SELECT, INSERT, UPDATE ON organization TO linli_registration;

COMMIT;
