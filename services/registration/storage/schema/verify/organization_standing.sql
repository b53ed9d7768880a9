-- Verify registration:organization_standing on pg
SELECT form, wing, system_id, host_unit_id, party_unit, league_unit, guiding_unit, successor_id,
       state_reason, dissolve_time, last_activity_time, inactive_months
FROM registration.organization LIMIT 0;
SELECT * FROM registration.organizations_above('');
SELECT 1 / (count(*) = 1)::int FROM pg_trigger WHERE tgname = 'check_membership_organization';
