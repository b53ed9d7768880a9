-- Verify registration:authority_history on pg
SELECT 1 / (count(*) = 2)::int FROM pg_trigger
WHERE tgname IN ('keep_membership_period', 'keep_region_period');
SELECT 1 / (count(*) >= 15)::int FROM registration.partner_system;
