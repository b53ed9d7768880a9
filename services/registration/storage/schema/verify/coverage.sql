-- Verify registration:coverage on pg
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.denominator', 'UPDATE'))::int;
SELECT region_code, registered FROM registration.registered_count WHERE false;
