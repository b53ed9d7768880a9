-- Deploy registration:authority_history to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE partner_system (
  system_id    text COLLATE "C" PRIMARY KEY CHECK (system_id ~ '^[a-z]{2,32}$'),
  display_name text NOT NULL CHECK (display_name <> ''),
  domain_code  text NOT NULL DEFAULT '' CHECK (domain_code ~ '^([0-9]{4})?$'),
  body         text NOT NULL DEFAULT ''
);
COMMENT ON TABLE partner_system IS
  'Partner systems to which teams belong (青年、巾帼、社区、科普、红十字, 文化 …). Distribution column: none, reference table.';
COMMENT ON COLUMN partner_system.domain_code IS '服务领域 of the national system; empty where it has none.';
COMMENT ON COLUMN partner_system.body IS 'Who looks after it, for people.';
INSERT INTO partner_system (system_id, display_name, domain_code, body) VALUES
  ('youth', '青年志愿者', '0004', '共青团'),
  ('women', '巾帼志愿者', '0010', '妇联'),
  ('union', '职工志愿者', '', '工会'),
  ('redcross', '红十字志愿者', '0012', '红十字会'),
  ('science', '科普志愿者', '', '科协'),
  ('culture', '文化志愿者', '0006', '文化和旅游部门'),
  ('community', '社区志愿者', '0003', '民政'),
  ('civilisation', '文明志愿者', '0005', '文明办'),
  ('health', '医疗志愿者', '0007', '卫生健康部门'),
  ('education', '教育志愿者', '0008', '教育部门'),
  ('disability', '助残志愿者', '0009', '残联'),
  ('fire', '消防志愿者', '0011', '消防救援机构'),
  ('tax', '税收志愿者', '0013', '税务部门'),
  ('poverty', '扶贫济困志愿者', '0002', ''),
  ('party', '党员志愿者', '', '组织部');

-- Where somebody lay on a past day decides who could see him then: said by the rows themselves, not
-- by whoever changes them.
CREATE TABLE membership_period (
  volunteer_id    text        COLLATE "C" NOT NULL,
  organization_id text        COLLATE "C" NOT NULL,
  from_time       timestamptz NOT NULL,
  until_time      timestamptz NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (volunteer_id, organization_id, from_time),
  CHECK (from_time <= until_time)
);
CREATE UNIQUE INDEX membership_period_open ON membership_period (volunteer_id, organization_id)
  WHERE until_time = 'infinity';
COMMENT ON TABLE membership_period IS
  'From when to when a volunteer belonged to an organisation; only grows. Distribution column: volunteer_id.';

CREATE TABLE volunteer_region_period (
  volunteer_id text        COLLATE "C" NOT NULL,
  region_code  text        COLLATE "C" NOT NULL,
  from_time    timestamptz NOT NULL,
  until_time   timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, until_time),
  CHECK (from_time <= until_time)
);
COMMENT ON TABLE volunteer_region_period IS
  'From when to when a volunteer had a service region that she has no more; only grows. The present one stands in her file and began where the last of these ended, or with the file. Distribution column: volunteer_id.';

CREATE FUNCTION keep_membership_period() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 3 AND NEW.state <> 3 THEN
    UPDATE membership_period SET until_time = greatest(from_time, NEW.update_time)
    WHERE volunteer_id = NEW.volunteer_id AND organization_id = NEW.organization_id
      AND until_time = 'infinity';
  ELSIF NEW.state = 3 AND (TG_OP = 'INSERT' OR OLD.state <> 3) THEN
    INSERT INTO membership_period (volunteer_id, organization_id, from_time)
    VALUES (NEW.volunteer_id, NEW.organization_id, NEW.update_time)
    ON CONFLICT (volunteer_id, organization_id, from_time) DO UPDATE SET until_time = 'infinity';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_membership_period AFTER INSERT OR UPDATE ON membership
  FOR EACH ROW EXECUTE FUNCTION keep_membership_period();

CREATE FUNCTION keep_region_period() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  INSERT INTO volunteer_region_period (volunteer_id, region_code, from_time, until_time)
  SELECT OLD.volunteer_id, OLD.service_region, since, greatest(since, NEW.update_time)
  FROM (SELECT coalesce(max(until_time), OLD.create_time) AS since
        FROM volunteer_region_period WHERE volunteer_id = OLD.volunteer_id) AS last
  ON CONFLICT (volunteer_id, until_time) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_region_period AFTER UPDATE OF service_region ON volunteer
  FOR EACH ROW WHEN (OLD.service_region <> NEW.service_region) EXECUTE FUNCTION keep_region_period();

-- What there is already.
INSERT INTO membership_period (volunteer_id, organization_id, from_time)
  SELECT volunteer_id, organization_id, coalesce(join_time, create_time) FROM membership WHERE state = 3;

GRANT SELECT ON partner_system TO linli_registration;
GRANT SELECT, INSERT, UPDATE ON membership_period, volunteer_region_period TO linli_registration;

COMMIT;
