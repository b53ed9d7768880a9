-- Verify hours:time_order on pg
SELECT 1 / (NOT has_column_privilege('linli_hours', 'hours.time_order', 'minutes', 'UPDATE'))::int;
SELECT 1 / (count(*) = 2)::int FROM pg_trigger
WHERE tgrelid = 'hours.time_order'::regclass AND NOT tgisinternal;
