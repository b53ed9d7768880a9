-- Deploy awards:merged_volunteers to pg
BEGIN;
SET search_path TO awards, public;

CREATE TABLE merged_volunteer (
  volunteer_id text COLLATE "C" PRIMARY KEY,
  survivor_id  text COLLATE "C" NOT NULL CHECK (survivor_id <> volunteer_id)
);
CREATE INDEX merged_volunteer_by_survivor ON merged_volunteer (survivor_id);
COMMENT ON TABLE merged_volunteer IS
  'Whose file ended in whose, from the feed of registration: what counts under the first number counts for the second. Distribution column: volunteer_id; the survivor is looked up by index.';

GRANT SELECT, INSERT, UPDATE ON merged_volunteer TO linli_awards;

COMMIT;
