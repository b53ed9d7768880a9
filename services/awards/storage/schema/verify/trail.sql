-- Verify awards:trail on pg
SELECT resource, epoch, transaction, id, event_type, version, actor, method, authorities, request_id, traceparent, event_time
FROM awards.trail WHERE false;
SELECT 1 / (1 - has_table_privilege('linli_awards', 'awards.trail', 'UPDATE')::int);
