-- Verify hours:attempt on pg
SELECT subject, target, tries, until_time FROM hours.attempt WHERE false;
SELECT 1 / (1 - count(*)::int) FROM hours.policy WHERE NOT body ? 'checkCodeTries' LIMIT 1;
