-- Revert registration:organization_application from pg
BEGIN;
SET LOCAL search_path TO registration, public;
ALTER TABLE policy DISABLE TRIGGER keep_policy;
UPDATE policy SET body = body - 'maxPendingOrganizations' - 'pendingOrganizationDays';
ALTER TABLE policy ENABLE TRIGGER keep_policy;
DROP TRIGGER set_pending_since ON organization;
DROP FUNCTION set_pending_since();
ALTER TABLE organization DROP COLUMN pending_since;
COMMIT;
