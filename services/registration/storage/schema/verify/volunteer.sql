-- Verify registration:volunteer on pg
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.person', 'DELETE'))::int;
SELECT 1 / (NOT has_table_privilege('linli_registration', 'registration.volunteer', 'DELETE'))::int;
SELECT volunteer_id, wrapped_key, sealed FROM registration.volunteer WHERE false;
