-- Deploy registration:organization_standing to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in form and wing are those of linli/registration/v1/organization.proto.
ALTER TABLE organization
  ADD COLUMN form               smallint    NOT NULL DEFAULT 9,
  ADD COLUMN wing               smallint    NOT NULL DEFAULT 0,
  ADD COLUMN system_id          text        COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN host_unit_id       text        COLLATE "C" REFERENCES organization,
  ADD COLUMN party_unit         text        NOT NULL DEFAULT '',
  ADD COLUMN league_unit        text        NOT NULL DEFAULT '',
  ADD COLUMN guiding_unit       text        NOT NULL DEFAULT '',
  ADD COLUMN successor_id       text        COLLATE "C" REFERENCES organization,
  ADD COLUMN state_reason       text        NOT NULL DEFAULT '',
  ADD COLUMN dissolve_time      timestamptz,
  ADD COLUMN last_activity_time timestamptz,
  ADD COLUMN inactive_months    smallint    NOT NULL DEFAULT 0,
  ADD CONSTRAINT organization_successor_is_another CHECK (successor_id <> organization_id),
  ADD CONSTRAINT organization_successor_of_the_dissolved CHECK (successor_id IS NULL OR state = 5),
  ADD CONSTRAINT organization_dissolve_time CHECK ((state = 5) = (dissolve_time IS NOT NULL));
UPDATE organization SET last_activity_time = coalesce(decide_time, create_time);
ALTER TABLE organization ALTER COLUMN last_activity_time SET NOT NULL;

-- Frozen ones hold their name and their code too.
DROP INDEX organization_name, organization_credit_code;
CREATE UNIQUE INDEX organization_name ON organization (region_code, name_key)
  WHERE state IN (1, 2, 4, 6);
CREATE UNIQUE INDEX organization_credit_code ON organization (credit_code)
  WHERE kind = 2 AND state IN (1, 2, 4, 6);
-- One committee of a region at a time, and one of each of the three bodies.
CREATE UNIQUE INDEX organization_one_of_a_region ON organization (region_code, form)
  WHERE form IN (1, 2, 3, 10) AND state IN (1, 2, 4, 6);
CREATE INDEX organization_by_parent ON organization (parent_id, organization_id);
CREATE INDEX organization_by_host ON organization (host_unit_id) WHERE host_unit_id IS NOT NULL;
CREATE INDEX organization_by_system ON organization (system_id, state, region_code, organization_id)
  WHERE system_id <> '';
CREATE INDEX organization_by_activity ON organization (last_activity_time, organization_id)
  WHERE state = 2;
COMMENT ON COLUMN organization.host_unit_id IS 'The unit at which it stands.';
COMMENT ON COLUMN organization.successor_id IS 'Who answers for its records and issues certificates from them after it was dissolved.';
COMMENT ON COLUMN organization.last_activity_time IS 'Its own last act here, or what services to the right have reported.';
COMMENT ON COLUMN organization.inactive_months IS 'The last warning: for so many months without activity; 0: none.';

-- Each with all that stand above it; what is dissolved stands below its successor too.
CREATE FUNCTION organizations_above(id text) RETURNS TABLE (organization_id text, system_id text)
  LANGUAGE sql STABLE SET search_path = registration, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT o.organization_id, o.ancestor_ids, o.system_id, o.successor_id
    FROM organization o WHERE o.organization_id = id
    UNION
    SELECT s.organization_id, s.ancestor_ids, s.system_id, s.successor_id
    FROM line JOIN organization s ON s.organization_id = line.successor_id)
  SELECT DISTINCT above, line.system_id FROM line, unnest(line.organization_id || line.ancestor_ids) above
$$;

-- Whoever joins holds on to the organisation's state until the commit; whoever suspends or dissolves
-- it waits for that, so that nobody becomes a member of what has ended.
CREATE FUNCTION check_membership_organization() RETURNS trigger LANGUAGE plpgsql
  SET search_path = registration, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN RETURN NEW; END IF;
  PERFORM FROM organization WHERE organization_id = NEW.organization_id AND state = 2 FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'organisation % takes no members', NEW.organization_id
      USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER check_membership_organization BEFORE INSERT OR UPDATE ON membership
  FOR EACH ROW WHEN (NEW.state IN (1, 2, 3)) EXECUTE FUNCTION check_membership_organization();

-- What a city decides about organisations. Editions gain the figures that they did not have: what
-- they have judged, they have judged without them.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"registeredApprovalDigits": 6, "inactivityMonths": [3, 6, 9, 12]}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
