-- Deploy matching:line to pg
BEGIN;
CREATE SCHEMA matching;
COMMENT ON SCHEMA matching IS
  'Who serves where and when. Seats grow with shifts (shift_id), engagements with volunteers (volunteer_id).';
SET LOCAL search_path TO matching, public;
\ir ../../../../../common/db/schema/line.sql
GRANT USAGE ON SCHEMA matching TO linli_matching;
GRANT SELECT, INSERT, UPDATE, DELETE ON replay, outbox, feed_cursor TO linli_matching;
GRANT SELECT ON feed_epoch TO linli_matching;
COMMIT;
