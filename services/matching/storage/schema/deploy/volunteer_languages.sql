-- Deploy matching:volunteer_languages to pg
BEGIN;
SET LOCAL search_path TO matching, public;

ALTER TABLE volunteer ADD COLUMN languages text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN volunteer.languages IS
  'From registration''s feed: in which languages she can serve, BCP 47 in lower case.';

COMMIT;
