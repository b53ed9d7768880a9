-- Verify matching:policy_needs on pg
SELECT 1 / (count(*) FILTER (WHERE body ? 'need') / greatest(count(*), 1))::int
FROM matching.policy;
