-- Deploy registration:delegation to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in role are those of linli/options/v1/access.proto.
CREATE TABLE delegation (
  delegation_id text        COLLATE "C" PRIMARY KEY,
  subject       text        COLLATE "C" NOT NULL,
  role          smallint    NOT NULL,
  over_name     text        COLLATE "C" NOT NULL,
  start_time    timestamptz NOT NULL,
  end_time      timestamptz NOT NULL,
  basis         text        NOT NULL,
  grantor       text        NOT NULL,
  revoke_time   timestamptz,
  revoker       text        NOT NULL DEFAULT '',
  revoke_reason text        NOT NULL DEFAULT '',
  version       bigint      NOT NULL DEFAULT 1,
  create_time   timestamptz NOT NULL,
  CHECK (start_time < end_time)
);
CREATE INDEX delegation_by_subject ON delegation (subject, delegation_id);
CREATE INDEX delegation_by_scope ON delegation (over_name, delegation_id);
COMMENT ON TABLE delegation IS
  'Who may do what, where, from when to when, and who said so. Never deleted: what somebody could do on a past day can be answered. Distribution column: none, reference table.';
COMMENT ON COLUMN delegation.end_time IS 'Infinity: until revoked.';

GRANT SELECT, INSERT, UPDATE ON delegation TO linli_registration;

COMMIT;
