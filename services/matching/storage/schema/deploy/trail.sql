-- Deploy matching:trail to pg
BEGIN;
SET LOCAL search_path TO matching, public;
\ir ../../../../../common/db/schema/trail.sql

-- No UPDATE: what was done stays as it was done.
GRANT SELECT, INSERT, DELETE ON trail TO linli_matching;

COMMIT;
