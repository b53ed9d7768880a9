-- Verify hours:ledger on pg
SELECT 1 / (NOT has_table_privilege('linli_hours', 'hours.transfer', 'UPDATE'))::int;
SELECT 1 / (NOT has_column_privilege('linli_hours', 'hours.account', 'balance_minutes', 'UPDATE'))::int;
SELECT 1 / (count(*) = 3)::int FROM pg_trigger
WHERE tgrelid = 'hours.transfer'::regclass AND NOT tgisinternal;
