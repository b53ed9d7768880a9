-- Verify registration:organization on pg
SELECT 1 / (count(*) = 2)::int FROM pg_indexes
WHERE schemaname = 'registration' AND indexname IN ('organization_name', 'organization_credit_code');
