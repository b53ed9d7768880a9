-- Verify registration:organization_application on pg
SELECT pending_since FROM registration.organization WHERE false;
SELECT 1 / (1 - count(*)::int) FROM registration.policy
WHERE NOT body ? 'pendingOrganizationDays' LIMIT 1;
