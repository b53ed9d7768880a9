-- Verify awards:line on pg

BEGIN;
SELECT 1 / has_schema_privilege('linli_awards', 'awards', 'USAGE')::int;
SELECT epoch FROM awards.feed_epoch WHERE only_row;
ROLLBACK;
