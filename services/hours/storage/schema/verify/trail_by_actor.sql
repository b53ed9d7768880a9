-- Verify hours:trail_by_actor on pg
SELECT 1 / count(*) FROM pg_index
WHERE indexrelid = 'hours.trail_by_actor'::regclass AND indisvalid;
