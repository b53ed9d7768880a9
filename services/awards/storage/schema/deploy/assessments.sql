-- Deploy awards:assessments to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE indicator_scheme (
  id             text COLLATE "C" PRIMARY KEY,
  region         text COLLATE "C" NOT NULL,
  version        bigint           NOT NULL CHECK (version > 0),
  effective_time timestamptz      NOT NULL,
  create_time    timestamptz      NOT NULL,
  details        jsonb            NOT NULL CHECK (jsonb_typeof(details) = 'object'),
  UNIQUE (region, version),
  UNIQUE (region, effective_time)
);
COMMENT ON TABLE indicator_scheme IS
  'Versions of indicators, never changed; details is the message IndicatorScheme in its JSON form. region is regions/{code}, or empty for everywhere. Reference table.';

-- Where no region has adopted its own: what the cities report of themselves, with the figures that they
-- name. Those that no source confirms (8 %, 13 %, active share) stand without a minimum.
INSERT INTO indicator_scheme (id, region, version, effective_time, create_time, details)
VALUES ('national', '', 1, '2000-01-01 00:00:00+08', '2000-01-01 00:00:00+08', $${
  "title": "志愿服务测评指标（通用）",
  "indicators": [
    {"key": "registration_rate", "title": "注册率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * registered / denominator.resident_population",
     "grades": [{"title": "优秀", "atLeast": "160"}], "source": "惠济 2018：占全区人口16%，达到优秀标准"},
    {"key": "active_share", "title": "活跃率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * persons / registered", "source": "邢台：活跃度"},
    {"key": "hours_per_head", "title": "人均服务时长", "unit": "UNIT_MINUTES",
     "expression": "minutes / registered", "minimum": "1500",
     "source": "《全国文明城市测评体系》：每人每年不少于25小时"},
    {"key": "minimum_share", "title": "达到年度最低时长的比例", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * persons_at_minimum / persons", "source": "惠济 2018：年志愿服务时间不低于25小时"},
    {"key": "party_share", "title": "注册党员志愿者占党员总数", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * party_registered / denominator.party_members", "minimum": "600",
     "source": "惠济 2018：60%以上"},
    {"key": "party_reporting", "title": "党员志愿者到社区报到", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * party_reported / party_volunteers", "minimum": "700",
     "source": "惠济 2018：70%以上"},
    {"key": "party_minimum_share", "title": "党员志愿者达到年度最低时长的比例", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * party_at_minimum / party_volunteers", "minimum": "1000",
     "source": "惠济 2018：注册党员志愿者年志愿服务时间不低于25小时"},
    {"key": "station_rate", "title": "建站率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * communities_with_station / communities", "minimum": "1000",
     "source": "惠济 2018：建站率达到100%"},
    {"key": "booth_rate", "title": "街道岗亭覆盖率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * streets_with_booths / streets", "minimum": "1000",
     "source": "郴州 2019：每条街道不少于一个志愿服务岗亭"},
    {"key": "projects_per_station", "title": "每站点项目数", "unit": "UNIT_HUNDREDTHS",
     "expression": "100 * projects / stations", "minimum": "300",
     "source": "惠济 2018：每站点实施志愿服务项目3项以上"},
    {"key": "node_completion", "title": "1+20+N 节点完成率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * nodes_held / nodes_asked", "source": "邢台：1+20+N"},
    {"key": "training_share", "title": "参训率", "unit": "UNIT_PER_MILLE",
     "expression": "1000 * training_people / registered", "source": "惠济 2018：主题培训"},
    {"key": "citizen_satisfaction", "title": "市民满意率", "unit": "UNIT_PER_MILLE",
     "expression": "reported.citizen_satisfaction", "source": "问卷调查（填报，千分比）"}
  ]}$$);

CREATE TABLE assessment (
  region            text COLLATE "C" NOT NULL,
  id                text COLLATE "C" NOT NULL,
  period            text COLLATE "C" NOT NULL,
  -- linli.awards.v1.AssessmentState.
  state             smallint         NOT NULL CHECK (state BETWEEN 1 AND 4),
  version           bigint           NOT NULL,
  incomplete_reason text             NOT NULL DEFAULT '',
  withdrawal_reason text             NOT NULL DEFAULT '',
  details           bytea            NOT NULL,
  create_time       timestamptz      NOT NULL,
  update_time       timestamptz      NOT NULL,
  PRIMARY KEY (region, id),
  CONSTRAINT assessment_withdrawn_with_reason CHECK ((state = 4) = (withdrawal_reason <> ''))
);
-- One is public, whatever runs in parallel.
CREATE UNIQUE INDEX assessment_published ON assessment (region, period) WHERE state = 2;
CREATE INDEX assessment_compared ON assessment (period, region) WHERE state = 2;
COMMENT ON TABLE assessment IS
  'Assessments; details is the message Assessment as it was computed and never changes, what becomes of it stands in columns. Distribution column: region.';

-- What was computed stays as it was; a state only goes on: draft, published, superseded or withdrawn.
CREATE FUNCTION assessment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'assessments are never deleted';
  END IF;
  IF (NEW.region, NEW.id, NEW.period, NEW.details, NEW.create_time)
     IS DISTINCT FROM (OLD.region, OLD.id, OLD.period, OLD.details, OLD.create_time) THEN
    RAISE EXCEPTION 'an assessment is computed once';
  END IF;
  IF NOT (OLD.state = NEW.state OR (OLD.state, NEW.state) IN ((1, 2), (1, 4), (2, 3), (2, 4))) THEN
    RAISE EXCEPTION 'an assessment does not go from state % to %', OLD.state, NEW.state;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER assessment_stands BEFORE UPDATE OR DELETE ON assessment
  FOR EACH ROW EXECUTE FUNCTION assessment_stands();
CREATE TRIGGER assessment_is_not_truncated BEFORE TRUNCATE ON assessment
  FOR EACH STATEMENT EXECUTE FUNCTION assessment_stands();

CREATE TABLE assessment_input (
  region        text COLLATE "C" NOT NULL,
  assessment_id text COLLATE "C" NOT NULL,
  input         text COLLATE "C" NOT NULL,
  -- Empty: does not belong to a period.
  period        text COLLATE "C" NOT NULL,
  value         bigint           NOT NULL,
  as_of_time    timestamptz      NOT NULL,
  source        text             NOT NULL,
  PRIMARY KEY (region, assessment_id, input),
  FOREIGN KEY (region, assessment_id) REFERENCES assessment
);
CREATE INDEX assessment_input_newest ON assessment_input (region, input, as_of_time DESC);
COMMENT ON TABLE assessment_input IS
  'All figures that were had when an assessment was made, also those that its indicators do not name, so that later ones can look back. Distribution column: region.';

GRANT SELECT, INSERT ON indicator_scheme, assessment_input TO linli_awards;
GRANT SELECT, INSERT, UPDATE ON assessment TO linli_awards;

COMMIT;
