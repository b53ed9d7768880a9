-- Verify hours:line on pg
SELECT 1 / has_schema_privilege('linli_hours', 'hours', 'USAGE')::int;
SELECT transaction, id FROM hours.outbox WHERE false;
SELECT request_id FROM hours.replay WHERE false;
