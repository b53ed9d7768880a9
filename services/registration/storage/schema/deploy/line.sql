-- Deploy registration:line to pg
BEGIN;

CREATE SCHEMA registration;
SET LOCAL search_path TO registration, public;
\ir ../../../../../common/db/schema/line.sql

GRANT USAGE ON SCHEMA registration TO linli_registration;
GRANT SELECT, INSERT, DELETE ON replay, outbox TO linli_registration;
GRANT SELECT ON feed_epoch TO linli_registration;
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_cursor TO linli_registration;

COMMIT;
