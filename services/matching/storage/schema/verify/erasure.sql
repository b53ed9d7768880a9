-- Verify matching:erasure on pg
SELECT 1 / has_column_privilege('linli_matching', 'matching.replay', 'response', 'UPDATE')::int;
