-- Deploy hours:roster_snapshot to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- When the shift begins, beside the context that no query can read. NULL: written by a program of
-- before; the job that writes the lists fills it in.
ALTER TABLE roster ADD COLUMN start_time timestamptz;
CREATE INDEX roster_undated ON roster (volunteer_id) WHERE confirmed AND start_time IS NULL;
CREATE INDEX roster_by_start ON roster (start_time) WHERE confirmed;

CREATE TABLE roster_snapshot (
  shift          text        COLLATE "C" NOT NULL,
  start_time     timestamptz NOT NULL,
  take_time      timestamptz NOT NULL CHECK (take_time >= start_time),
  expected_count integer     NOT NULL CHECK (expected_count > 0),
  present_count  integer     NOT NULL CHECK (present_count BETWEEN 0 AND expected_count),
  digest         bytea       NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (shift)
);
COMMENT ON TABLE roster_snapshot IS
  'Who was expected at a shift as it began, for the insurer: written once. Distribution column: shift.';
CREATE TABLE roster_snapshot_entry (
  shift         text        COLLATE "C" NOT NULL,
  volunteer_id  text        COLLATE "C" NOT NULL,
  enrollment    text        COLLATE "C" NOT NULL,
  check_in_time timestamptz,
  PRIMARY KEY (shift, volunteer_id),
  FOREIGN KEY (shift) REFERENCES roster_snapshot
);
COMMENT ON TABLE roster_snapshot_entry IS 'The people of a snapshot. Distribution column: shift.';

CREATE FUNCTION keep_roster_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the list of shift % stays as it was', OLD.shift USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER keep_roster_snapshot BEFORE UPDATE OR DELETE ON roster_snapshot
  FOR EACH ROW EXECUTE FUNCTION keep_roster_snapshot();
CREATE TRIGGER keep_roster_snapshot BEFORE UPDATE OR DELETE ON roster_snapshot_entry
  FOR EACH ROW EXECUTE FUNCTION keep_roster_snapshot();

-- A list is written in one statement, and nobody is put on it later.
CREATE FUNCTION close_roster_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT shift FROM added) AS list JOIN roster_snapshot USING (shift)
    WHERE expected_count <> (SELECT count(*) FROM roster_snapshot_entry AS entry
                             WHERE entry.shift = list.shift)) THEN
    RAISE EXCEPTION 'the list of a shift is not what was counted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER close_roster_snapshot AFTER INSERT ON roster_snapshot_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION close_roster_snapshot();

GRANT SELECT, INSERT ON roster_snapshot, roster_snapshot_entry TO linli_hours;

COMMIT;
