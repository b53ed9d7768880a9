-- Deploy registration:training to pg
BEGIN;
SET LOCAL search_path TO registration, public;

-- Numbers in state are those of linli/registration/v1/training.proto. details holds what no query
-- reads: the resource's message, serialised, without what has a column.
CREATE TABLE course (
  course_id   text        COLLATE "C" PRIMARY KEY,
  owner       text        COLLATE "C" NOT NULL,
  state       smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  details     bytea       NOT NULL,
  version     bigint      NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL
);
CREATE INDEX course_of_owner ON course (owner, course_id);
COMMENT ON TABLE course IS
  'What is taught; hundreds in a city. owner is "organizations/…" or "regions/…". Distribution column: none, reference table.';

CREATE TABLE training_session (
  session_id  text        COLLATE "C" PRIMARY KEY,
  course_id   text        COLLATE "C" NOT NULL REFERENCES course,
  state       smallint    NOT NULL CHECK (state BETWEEN 1 AND 2),
  places      integer     NOT NULL CHECK (places BETWEEN 1 AND 50000),
  taken       integer     NOT NULL DEFAULT 0 CHECK (taken >= 0),
  details     bytea       NOT NULL,
  version     bigint      NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT training_never_oversold CHECK (taken <= places)
);
CREATE INDEX training_session_of_course ON training_session (course_id, session_id);
COMMENT ON TABLE training_session IS
  'One time that a course is taught. taken is counted by the trigger on training_record alone. Distribution column: session_id.';

CREATE TABLE training_record (
  volunteer_id  text        COLLATE "C" NOT NULL,
  record_id     text        COLLATE "C" NOT NULL,
  session_id    text        COLLATE "C",
  course        text        COLLATE "C" NOT NULL,
  state         smallint    NOT NULL CHECK (state BETWEEN 1 AND 7),
  complete_time timestamptz,
  details       bytea       NOT NULL,
  version       bigint      NOT NULL,
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, record_id),
  CHECK ((state = 2) = (complete_time IS NOT NULL)),
  CHECK ((session_id IS NULL) = (course = ''))
);
-- Nobody has two places in a session.
CREATE UNIQUE INDEX training_once ON training_record (volunteer_id, session_id)
  WHERE session_id IS NOT NULL AND state <> 5;
CREATE INDEX training_record_of_session ON training_record (session_id, volunteer_id)
  WHERE session_id IS NOT NULL;
COMMENT ON TABLE training_record IS
  'The training of a volunteer''s file (67号令 Art. 8). course is its resource name, empty for study elsewhere. Distribution column: volunteer_id.';

-- The count follows the rows, whoever writes them, and the CHECK on it is the judge.
CREATE FUNCTION count_training_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = registration, pg_temp AS $$
DECLARE
  more integer := (NEW.state <= 4)::integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN more := more - (OLD.state <= 4)::integer; END IF;
  IF more <> 0 THEN
    UPDATE training_session SET taken = taken + more WHERE session_id = NEW.session_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_training_places AFTER INSERT OR UPDATE OF state ON training_record
  FOR EACH ROW WHEN (NEW.session_id IS NOT NULL) EXECUTE FUNCTION count_training_places();

GRANT SELECT, INSERT, UPDATE ON course, training_record TO linli_registration;
GRANT SELECT ON training_session TO linli_registration;
GRANT INSERT (session_id, course_id, state, places, details, version, create_time, update_time)
  ON training_session TO linli_registration;
GRANT UPDATE (state, details, version, update_time) ON training_session TO linli_registration;

COMMIT;
