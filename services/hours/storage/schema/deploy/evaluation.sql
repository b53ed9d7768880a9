-- Deploy hours:evaluation to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE evaluation (
  volunteer_id   text        COLLATE "C" NOT NULL,
  record_id      text        COLLATE "C" NOT NULL,
  side           text        NOT NULL CHECK (side IN ('BY_UNIT', 'BY_VOLUNTEER')),
  recording_unit text        COLLATE "C" NOT NULL,
  evaluated_by   text        NOT NULL,
  details        bytea       NOT NULL,
  create_time    timestamptz NOT NULL,
  -- Once per side, whoever evaluates.
  PRIMARY KEY (volunteer_id, record_id, side),
  FOREIGN KEY (volunteer_id, record_id) REFERENCES service_record,
  CHECK ((side = 'BY_VOLUNTEER') = (evaluated_by = 'volunteers/' || volunteer_id))
);
CREATE INDEX evaluation_of_volunteer ON evaluation (volunteer_id, create_time, record_id, side);
CREATE INDEX evaluation_of_unit ON evaluation (recording_unit, create_time, record_id, side);
COMMENT ON TABLE evaluation IS
  'What the two sides of a service say of each other, never changed. Distribution column: volunteer_id.';
COMMENT ON COLUMN evaluation.details IS 'The message.';

GRANT SELECT, INSERT ON evaluation TO linli_hours;

CREATE TABLE inspection (
  organization  text        COLLATE "C" NOT NULL,
  inspection_id text        COLLATE "C" NOT NULL,
  state         text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  from_time     timestamptz NOT NULL,
  until_time    timestamptz NOT NULL CHECK (until_time > from_time),
  seed          bigint      NOT NULL,
  population    integer     NOT NULL CHECK (population >= 0),
  inspector     text        NOT NULL CHECK (inspector <> ''),
  conclusion    text        NOT NULL DEFAULT '',
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL,
  PRIMARY KEY (organization, inspection_id),
  CHECK ((state = 'CLOSED') = (conclusion <> ''))
);
CREATE INDEX inspection_by_time ON inspection (organization, create_time, inspection_id);
COMMENT ON TABLE inspection IS 'Spot checks of what a unit recorded. Distribution column: organization.';

CREATE TABLE finding (
  organization  text        COLLATE "C" NOT NULL,
  inspection_id text        COLLATE "C" NOT NULL,
  position      integer     NOT NULL CHECK (position > 0),
  record        text        COLLATE "C" NOT NULL,
  result        text        NOT NULL DEFAULT '',
  note          text        NOT NULL DEFAULT '',
  find_time     timestamptz,
  PRIMARY KEY (organization, inspection_id, position),
  UNIQUE (organization, inspection_id, record),
  FOREIGN KEY (organization, inspection_id) REFERENCES inspection,
  CHECK ((result = '') = (find_time IS NULL))
);
COMMENT ON TABLE finding IS
  'The sample of a spot check in the order in which it was drawn, and what was found. Distribution column: organization.';

-- What was concluded stays; and nothing is concluded before everything was looked at.
CREATE FUNCTION keep_inspection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'CLOSED' THEN
    RAISE EXCEPTION 'a closed inspection stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'CLOSED' AND EXISTS (
    SELECT FROM hours.finding WHERE (organization, inspection_id) = (OLD.organization, OLD.inspection_id)
      AND result = '') THEN
    RAISE EXCEPTION 'not every record of the sample was looked at' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_inspection BEFORE UPDATE ON inspection
  FOR EACH ROW EXECUTE FUNCTION keep_inspection();

GRANT SELECT, INSERT, UPDATE (state, conclusion, update_time) ON inspection TO linli_hours;
GRANT SELECT, INSERT, UPDATE (result, note, find_time) ON finding TO linli_hours;

COMMIT;
