-- Deploy registration:conduct to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in state, measure, matter and body are those of linli/registration/v1/*.proto.
CREATE TABLE conduct_code (
  code_id        text        COLLATE "C" PRIMARY KEY,
  region_code    text        COLLATE "C" NOT NULL,
  effective_time timestamptz NOT NULL,
  display_name   text        NOT NULL CHECK (display_name <> ''),
  source         text        NOT NULL CHECK (source <> ''),
  UNIQUE (region_code, effective_time)
);
COMMENT ON TABLE conduct_code IS
  'Editions of codes of conduct (行为规范); the nearest region''s newest one in force holds. Rows are never changed. Distribution column: none, reference table.';
CREATE TABLE conduct_item (
  code_id text     COLLATE "C" NOT NULL REFERENCES conduct_code,
  number  smallint NOT NULL CHECK (number > 0),
  text    text     NOT NULL CHECK (text <> ''),
  PRIMARY KEY (code_id, number)
);
COMMENT ON TABLE conduct_item IS 'Distribution column: none, reference table.';
INSERT INTO conduct_code (code_id, region_code, effective_time, display_name, source) VALUES
  ('default', '', '-infinity', '志愿者和志愿服务组织行为规范',
   'Twenty items as in 《邢臺市志愿者和志愿服務組織行為規範》, whose text was not found: 1 to 3 bear its names, all are in our own words after 《志愿服务条例》');
INSERT INTO conduct_item (code_id, number, text) VALUES
  ('default', 1, '遵规守法：遵守法律法规和志愿服务的各项规定'),
  ('default', 2, '诚实守信：如实提供身份、技能等信息，信守承诺'),
  ('default', 3, '维护形象：维护志愿者和志愿服务组织的形象与声誉'),
  ('default', 4, '坚持自愿：不强迫、不变相强迫他人参加志愿服务'),
  ('default', 5, '坚持无偿：不向服务对象收取或变相收取报酬'),
  ('default', 6, '平等待人：尊重服务对象的人格尊严和风俗习惯'),
  ('default', 7, '保护隐私：不泄露服务对象和志愿者的个人信息'),
  ('default', 8, '不得营利：不以志愿服务名义进行营利活动'),
  ('default', 9, '守时守约：按约定的时间、地点和内容提供服务'),
  ('default', 10, '及时告知：不能按约定服务的，及时告知组织者'),
  ('default', 11, '服从安排：服从活动的组织与安排'),
  ('default', 12, '先训后岗：参加必要的培训，不从事不具备资格的专业服务'),
  ('default', 13, '安全第一：遵守安全规定，如实说明身体状况'),
  ('default', 14, '如实签到：不虚报、不代签服务时长'),
  ('default', 15, '不得买卖：不买卖、不转让服务时长、证明和标识'),
  ('default', 16, '规范标识：规范使用统一标识、服装和证件'),
  ('default', 17, '文明礼貌：爱护公共财物，保护环境'),
  ('default', 18, '管好物资：妥善保管和使用服务中的物资与款项'),
  ('default', 19, '如实招募：如实公布招募信息和可能的风险，为高风险活动投保'),
  ('default', 20, '接受监督：如实、及时记录服务，免费出具证明，答复投诉');

CREATE TABLE conduct_acceptance (
  subject     text        COLLATE "C" NOT NULL,
  code_id     text        COLLATE "C" NOT NULL REFERENCES conduct_code,
  accepted_by text        NOT NULL,
  accept_time timestamptz NOT NULL,
  PRIMARY KEY (subject, code_id)
);
COMMENT ON TABLE conduct_acceptance IS 'Who accepted which code when; only grows. Distribution column: subject.';

CREATE TABLE conduct_case (
  case_id           text        COLLATE "C" PRIMARY KEY,
  subject           text        COLLATE "C" NOT NULL,
  code_id           text        COLLATE "C" NOT NULL REFERENCES conduct_code,
  items             text[]      NOT NULL CHECK (items <> '{}'),
  sealed_facts      bytea       NOT NULL,
  state             smallint    NOT NULL,
  opener            text        NOT NULL,
  measure           smallint    NOT NULL DEFAULT 0,
  measure_end_time  timestamptz,
  sealed_decision   bytea       NOT NULL DEFAULT '',
  decider           text        NOT NULL DEFAULT '',
  decide_time       timestamptz,
  appeal_until_time timestamptz,
  sealed_appeal     bytea       NOT NULL DEFAULT '',
  appeal_decider    text        NOT NULL DEFAULT '',
  lift_time         timestamptz,
  version           bigint      NOT NULL DEFAULT 1,
  create_time       timestamptz NOT NULL,
  update_time       timestamptz NOT NULL,
  CHECK (decider <> opener),
  CHECK (appeal_decider = '' OR appeal_decider NOT IN (opener, decider)),
  CHECK ((measure = 2) = (measure_end_time IS NOT NULL))
);
CREATE INDEX conduct_case_by_subject ON conduct_case (subject, case_id);
CREATE INDEX conduct_case_in_force ON conduct_case (subject) WHERE measure >= 2 AND lift_time IS NULL;
CREATE INDEX conduct_case_to_finish ON conduct_case (appeal_until_time) WHERE state = 2;
CREATE INDEX conduct_case_to_lift ON conduct_case (measure_end_time) WHERE measure = 2 AND lift_time IS NULL;
COMMENT ON TABLE conduct_case IS
  'Breaches of codes and what followed. Thousands in a city. Distribution column: none, reference table.';
COMMENT ON COLUMN conduct_case.sealed_facts IS
  'As the other sealed texts: by the key ring under "conductCases/{id}/{what}".';

CREATE TABLE complaint (
  complaint_id  text        COLLATE "C" PRIMARY KEY,
  about         text        COLLATE "C" NOT NULL,
  matter        smallint    NOT NULL,
  sealed_text   bytea       NOT NULL,
  complainant   text        COLLATE "C" NOT NULL,
  state         smallint    NOT NULL,
  body          smallint    NOT NULL,
  region_code   text        COLLATE "C" NOT NULL,
  due_time      timestamptz NOT NULL,
  sealed_answer bytea       NOT NULL DEFAULT '',
  referred_to   text        NOT NULL DEFAULT '',
  case_id       text        COLLATE "C" REFERENCES conduct_case,
  handler       text        NOT NULL DEFAULT '',
  version       bigint      NOT NULL DEFAULT 1,
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL
);
CREATE INDEX complaint_by_region ON complaint (body, region_code, due_time, complaint_id);
CREATE INDEX complaint_by_complainant ON complaint (complainant, due_time, complaint_id);
COMMENT ON TABLE complaint IS
  'Complaints and who answers them. Thousands in a city. Distribution column: none, reference table.';
COMMENT ON COLUMN complaint.sealed_text IS
  'As sealed_answer: by the key ring under "complaints/{id}/{what}".';

ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body =
  '{"freezeDays": 90, "appealWorkdays": 15, "complaintWorkdays": 15}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

GRANT SELECT ON conduct_code, conduct_item TO linli_registration;
GRANT SELECT, INSERT ON conduct_acceptance TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON conduct_case, complaint TO linli_registration;

COMMIT;
