-- Verify registration:line on pg
SELECT 1 / has_schema_privilege('linli_registration', 'registration', 'USAGE')::int;
SELECT transaction, id FROM registration.outbox WHERE false;
SELECT request_id FROM registration.replay WHERE false;
