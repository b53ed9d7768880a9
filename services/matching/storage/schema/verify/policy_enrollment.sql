-- Verify matching:policy_enrollment on pg
SELECT 1 / (count(*) FILTER (WHERE body -> 'enrollment' ? 'offerPlaces')
            / greatest(count(*), 1))::int FROM matching.policy;
