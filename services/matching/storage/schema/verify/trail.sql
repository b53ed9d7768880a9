-- Verify matching:trail on pg
SELECT resource, epoch, transaction, id, event_type, version, actor, method, authorities, request_id, traceparent, event_time
FROM matching.trail WHERE false;
SELECT 1 / (1 - has_table_privilege('linli_matching', 'matching.trail', 'UPDATE')::int);
