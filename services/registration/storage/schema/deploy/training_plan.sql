-- Deploy registration:training_plan to pg
BEGIN;
SET LOCAL search_path TO registration, public;

CREATE TABLE training_plan (
  owner       text        COLLATE "C" NOT NULL,
  year        integer     NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  details     bytea       NOT NULL,
  version     bigint      NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (owner, year)
);
COMMENT ON TABLE training_plan IS
  'What a unit means to teach in a year, one plan each. owner is "organizations/…" or "regions/…". Distribution column: none, reference table.';

-- What figures are counted by. Of rows from before this change a course tells its topics when it is
-- next changed, and a session counts for the moment at which it was entered.
ALTER TABLE course ADD COLUMN topics text[] NOT NULL DEFAULT '{}';
ALTER TABLE training_session ADD COLUMN start_time timestamptz;
UPDATE training_session SET start_time = create_time;
ALTER TABLE training_session ALTER COLUMN start_time SET NOT NULL;
ALTER TABLE training_record ADD COLUMN learning_minutes integer NOT NULL DEFAULT 0
  CHECK (learning_minutes >= 0);
CREATE INDEX training_session_by_time ON training_session (course_id, start_time);

-- The courses of an organisation and those below it, or, where that is empty, of a range of regions
-- and of the organisations in it.
CREATE FUNCTION courses_within(organization_id text, region_from text, region_until text)
RETURNS TABLE (course_id text, topics text[]) LANGUAGE sql STABLE AS $$
  SELECT c.course_id, ARRAY(SELECT DISTINCT unnest(c.topics))
  FROM registration.course AS c
  LEFT JOIN registration.organization AS o ON c.owner = 'organizations/' || o.organization_id
  WHERE CASE WHEN $1 <> '' THEN o.organization_id = $1 OR $1 = ANY (o.ancestor_ids)
             ELSE o.region_code >= $2 AND o.region_code < $3
                  OR c.owner >= 'regions/' || $2 AND c.owner < 'regions/' || $3 END
$$;

GRANT SELECT, INSERT, UPDATE ON training_plan TO linli_registration;
GRANT INSERT (start_time) ON training_session TO linli_registration;

COMMIT;
