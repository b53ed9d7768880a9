-- Deploy hours:line to pg
BEGIN;

CREATE SCHEMA hours;
SET LOCAL search_path TO hours, public;
\ir ../../../../../common/db/schema/line.sql

GRANT USAGE ON SCHEMA hours TO linli_hours;
GRANT SELECT, INSERT, DELETE ON replay, outbox TO linli_hours;
GRANT SELECT ON feed_epoch TO linli_hours;
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_cursor TO linli_hours;

COMMIT;
