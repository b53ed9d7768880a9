-- Verify matching:match_index on pg
SELECT changed FROM matching.volunteer WHERE false;
SELECT 1 / (count(*) > 0)::int FROM matching.policy WHERE body -> 'score' ? 'fairnessWeight';
