-- Verify registration:delegation on pg
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.delegation', 'DELETE'))::int;
