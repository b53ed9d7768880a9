-- Verify registration:claim_policy on pg
SELECT person_index FROM registration.volunteer_claim WHERE false;
SELECT 1 / (count(*) = 0)::int FROM registration.policy WHERE NOT body ? 'claimAttempts';
