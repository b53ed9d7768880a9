-- Verify hours:record_plausibility on pg
SELECT 1 / (1 - count(*)::int) FROM hours.policy WHERE NOT body ? 'entryDaysBack' LIMIT 1;
