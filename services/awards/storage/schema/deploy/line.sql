-- Deploy awards:line to pg

BEGIN;

CREATE SCHEMA awards;
SET search_path TO awards, public;
\ir ../../../../../common/db/schema/line.sql

GRANT USAGE ON SCHEMA awards TO linli_awards;
GRANT SELECT, INSERT, UPDATE, DELETE ON replay, outbox, feed_cursor TO linli_awards;
GRANT SELECT ON feed_epoch TO linli_awards;

COMMIT;
