-- Revert registration:organization_care from pg
BEGIN;
SET LOCAL search_path TO registration, public;
DROP TABLE logo_permission, onboarding_step, compliance_finding, checklist_item, checklist, member_unit;
COMMIT;
