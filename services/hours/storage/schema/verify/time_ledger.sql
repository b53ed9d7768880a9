-- Verify hours:time_ledger on pg
SELECT 1 / (NOT has_column_privilege('linli_hours', 'hours.account', 'held_minutes', 'UPDATE'))::int;
SELECT 1 / (NOT has_column_privilege('linli_hours', 'hours.account', 'frozen', 'UPDATE'))::int;
SELECT 1 / (NOT has_column_privilege('linli_hours', 'hours.hold', 'minutes', 'UPDATE'))::int;
SELECT 1 / (count(*) = 5)::int FROM pg_trigger
WHERE tgrelid = 'hours.hold'::regclass AND NOT tgisinternal;
SELECT 1 / (count(*) = 2)::int FROM pg_trigger
WHERE tgrelid = 'hours.account'::regclass AND NOT tgisinternal;
