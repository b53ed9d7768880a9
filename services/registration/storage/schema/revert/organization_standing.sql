-- Revert registration:organization_standing from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - '{registeredApprovalDigits,inactivityMonths}'::text[];
ALTER TABLE policy ENABLE TRIGGER keep_policy;
DROP TRIGGER check_membership_organization ON membership;
DROP FUNCTION check_membership_organization();
DROP FUNCTION organizations_above(text);
DROP INDEX organization_one_of_a_region, organization_by_parent, organization_by_host,
  organization_by_system, organization_by_activity, organization_name, organization_credit_code;
UPDATE organization SET state = 4 WHERE state = 6;
ALTER TABLE organization
  DROP COLUMN form, DROP COLUMN wing, DROP COLUMN system_id, DROP COLUMN host_unit_id,
  DROP COLUMN party_unit, DROP COLUMN league_unit, DROP COLUMN guiding_unit,
  DROP COLUMN successor_id, DROP COLUMN state_reason, DROP COLUMN dissolve_time,
  DROP COLUMN last_activity_time, DROP COLUMN inactive_months;
CREATE UNIQUE INDEX organization_name ON organization (region_code, name_key) WHERE state IN (1, 2, 4);
CREATE UNIQUE INDEX organization_credit_code ON organization (credit_code)
  WHERE kind = 2 AND state IN (1, 2, 4);
COMMIT;
