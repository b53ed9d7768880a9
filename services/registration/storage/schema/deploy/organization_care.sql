-- Deploy registration:organization_care to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in kind and state are those of linli/registration/v1/organization_care.proto.
CREATE TABLE member_unit (
  committee_id text        COLLATE "C" NOT NULL REFERENCES organization,
  unit_id      text        COLLATE "C" NOT NULL REFERENCES organization,
  duties       text        NOT NULL,
  leads        boolean     NOT NULL,
  version      bigint      NOT NULL DEFAULT 1,
  update_time  timestamptz NOT NULL,
  PRIMARY KEY (committee_id, unit_id),
  CHECK (committee_id <> unit_id)
);
COMMENT ON TABLE member_unit IS '成员单位 of committees. Distribution column: none, reference table.';

CREATE TABLE checklist (
  checklist_id text COLLATE "C" PRIMARY KEY,
  display_name text NOT NULL CHECK (display_name <> ''),
  source       text NOT NULL CHECK (source <> '')
);
CREATE TABLE checklist_item (
  checklist_id text     COLLATE "C" NOT NULL REFERENCES checklist,
  number       smallint NOT NULL CHECK (number > 0),
  text         text     NOT NULL CHECK (text <> ''),
  PRIMARY KEY (checklist_id, number)
);
COMMENT ON TABLE checklist IS 'What organisations have to have. Distribution column: none, reference table.';
COMMENT ON TABLE checklist_item IS 'Distribution column: none, reference table.';
INSERT INTO checklist VALUES
  ('six-haves', '六有一落实', '2024 意见: 六有; the local text of 一落实 was not found, its item is in our own words'),
  ('three-haves', '三会“三有”', '有人员、有经费、有活动场地, as a city reports of its three bodies');
INSERT INTO checklist_item VALUES
  ('six-haves', 1, '有场所'), ('six-haves', 2, '有队伍'), ('six-haves', 3, '有项目'),
  ('six-haves', 4, '有设施'), ('six-haves', 5, '有制度'), ('six-haves', 6, '有标识'),
  ('six-haves', 7, '落实：制度得到执行'),
  ('three-haves', 1, '有人员'), ('three-haves', 2, '有经费'), ('three-haves', 3, '有活动场地');

CREATE TABLE compliance_finding (
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  checklist_id    text        COLLATE "C" NOT NULL,
  number          smallint    NOT NULL,
  finding         bigint      GENERATED ALWAYS AS IDENTITY,
  met             boolean     NOT NULL,
  evidence        text        NOT NULL,
  checker         text        NOT NULL,
  check_time      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, checklist_id, number, finding),
  FOREIGN KEY (checklist_id, number) REFERENCES checklist_item
);
COMMENT ON TABLE compliance_finding IS
  'What was found when somebody looked; only grows, the newest one stands. Distribution column: none, reference table.';

CREATE TABLE onboarding_step (
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  step_id         text        COLLATE "C" NOT NULL,
  kind            smallint    NOT NULL,
  note            text        NOT NULL,
  grade           smallint    NOT NULL,
  taken_by        text        NOT NULL,
  take_time       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, step_id),
  CHECK ((kind = 3) = (grade BETWEEN 1 AND 5))
);
COMMENT ON TABLE onboarding_step IS
  'How a team from below was guided, supported and rated; only grows. Distribution column: none, reference table.';

CREATE TABLE logo_permission (
  organization_id text        COLLATE "C" NOT NULL REFERENCES organization,
  permission_id   text        COLLATE "C" NOT NULL,
  use             text        NOT NULL,
  state           smallint    NOT NULL,
  end_time        timestamptz,
  applicant       text        NOT NULL,
  decider         text        NOT NULL DEFAULT '',
  reason          text        NOT NULL DEFAULT '',
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  PRIMARY KEY (organization_id, permission_id),
  CHECK (decider <> applicant)
);
COMMENT ON TABLE logo_permission IS 'Who may use the common logo. Distribution column: none, reference table.';

GRANT SELECT ON checklist, checklist_item TO linli_registration;
GRANT SELECT, INSERT ON compliance_finding, onboarding_step TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON logo_permission TO linli_registration;
GRANT SELECT, INSERT, UPDATE, DELETE ON member_unit TO linli_registration;

COMMIT;
