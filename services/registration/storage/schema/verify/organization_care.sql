-- Verify registration:organization_care on pg
SELECT 1 / (count(*) >= 10)::int FROM registration.checklist_item;
SELECT * FROM registration.member_unit LIMIT 0;
SELECT * FROM registration.compliance_finding LIMIT 0;
SELECT * FROM registration.onboarding_step LIMIT 0;
SELECT * FROM registration.logo_permission LIMIT 0;
