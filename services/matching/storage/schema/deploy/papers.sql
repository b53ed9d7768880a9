-- Deploy matching:papers to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE paper (
  volunteer_id text COLLATE "C" NOT NULL,
  -- Resource name of the grant or of the training record.
  paper        text COLLATE "C" NOT NULL,
  version      bigint      NOT NULL,
  -- "q:" with the id of a qualification's kind, "t:" with the id of a course.
  kind         text COLLATE "C" NOT NULL,
  start_time   timestamptz,
  -- NULL: without end.
  end_time     timestamptz,
  -- Not revoked, and not failed.
  holds        boolean     NOT NULL,
  PRIMARY KEY (volunteer_id, paper)
);
COMMENT ON TABLE paper IS
  'From registration''s feed: qualifications and courses, so that nobody is shown what she may not do. Distribution column: volunteer_id.';

-- So that the index in memory reads her anew.
CREATE FUNCTION mark_holder() RETURNS trigger
LANGUAGE plpgsql SET search_path = matching, pg_temp AS $$
BEGIN
  UPDATE volunteer SET version = version WHERE volunteer_id = NEW.volunteer_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER mark_holder AFTER INSERT OR UPDATE ON paper
  FOR EACH ROW EXECUTE FUNCTION mark_holder();

-- Who may not recruit is asked for with every refresh of the index.
CREATE INDEX organization_halted ON organization (organization_id) WHERE NOT approved;

GRANT SELECT, INSERT, UPDATE, DELETE ON paper TO linli_matching;
COMMIT;
