-- Verify awards:erasure on pg
SELECT 1 / has_column_privilege('linli_awards', 'awards.replay', 'response', 'UPDATE')::int;
