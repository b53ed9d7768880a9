-- Deploy hours:check_in_rules to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE check_in_rules (
  activity              text        COLLATE "C" NOT NULL,
  accepted_evidence     text[]      NOT NULL,
  position_limit_meters integer     NOT NULL CHECK (position_limit_meters BETWEEN 0 AND 5000),
  version               bigint      NOT NULL DEFAULT 1,
  update_time           timestamptz NOT NULL,
  PRIMARY KEY (activity)
);
COMMENT ON TABLE check_in_rules IS
  'What activities ask for beyond their region''s policy. Distribution column: none, reference table.';
COMMENT ON COLUMN check_in_rules.position_limit_meters IS '0: as the policy says.';

GRANT SELECT, INSERT, UPDATE ON check_in_rules TO linli_hours;

COMMIT;
