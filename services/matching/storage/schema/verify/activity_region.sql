-- Verify matching:activity_region on pg
SELECT 1 / (1 - count(*)::int) FROM matching.policy WHERE NOT body->'publish' ? 'homeDigits' LIMIT 1;
