-- Verify matching:papers on pg
SELECT volunteer_id, paper, version, kind, start_time, end_time, holds FROM matching.paper WHERE false;
SELECT 1 / has_table_privilege('linli_matching', 'matching.paper', 'DELETE')::int;
