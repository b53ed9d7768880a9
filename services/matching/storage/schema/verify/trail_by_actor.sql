-- Verify matching:trail_by_actor on pg
SELECT 1 / count(*) FROM pg_index
WHERE indexrelid = 'matching.trail_by_actor'::regclass AND indisvalid;
