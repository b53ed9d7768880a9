-- Verify registration:attempt on pg
SELECT subject, target, tries, until_time FROM registration.attempt WHERE false;
SELECT 1 / (1 - count(*)::int) FROM registration.policy WHERE NOT body ? 'joinPasswordTries' LIMIT 1;
