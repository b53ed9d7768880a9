-- Verify registration:erasure on pg
SELECT 1 / has_column_privilege('linli_registration', 'registration.replay', 'response', 'UPDATE')::int;
