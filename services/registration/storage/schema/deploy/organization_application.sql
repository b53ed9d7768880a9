-- Deploy registration:organization_application to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- A name that waits for approval is taken for everybody else. So nobody has many that wait, and
-- what nobody decides lapses.
ALTER TABLE organization ADD COLUMN pending_since timestamptz;
UPDATE organization SET pending_since = update_time WHERE state = 1;
ALTER TABLE organization
  ADD CONSTRAINT organization_pending_since CHECK (state <> 1 OR pending_since IS NOT NULL);
CREATE FUNCTION set_pending_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.state <> 1 THEN NEW.pending_since = NEW.update_time; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER set_pending_since BEFORE INSERT OR UPDATE ON organization
  FOR EACH ROW WHEN (NEW.state = 1) EXECUTE FUNCTION set_pending_since();
CREATE INDEX organization_pending ON organization (pending_since, organization_id) WHERE state = 1;
CREATE INDEX organization_pending_of ON organization (creator) WHERE state = 1;
COMMENT ON COLUMN organization.pending_since IS
  'When it was last submitted; changes to it while it waits do not prolong the wait.';

-- What a city decides about it. Editions gain the figures that they did not have: what they have
-- judged, they have judged without them.
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = '{"maxPendingOrganizations": 3, "pendingOrganizationDays": 30}'::jsonb || body;
ALTER TABLE policy ENABLE TRIGGER keep_policy;

COMMIT;
