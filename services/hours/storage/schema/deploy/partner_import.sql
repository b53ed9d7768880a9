-- Deploy hours:partner_import to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- Where a record was reported from; empty on what was recorded here.
ALTER TABLE service_record
  ADD COLUMN partner_system text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN import_id      text COLLATE "C" NOT NULL DEFAULT '',
  -- Nothing comes from elsewhere without its id there.
  ADD CONSTRAINT service_record_reported CHECK (
    (partner_system = '') = (import_id = '')
    AND (partner_system = '' OR external_id <> '' AND kind = 'HONOUR'));
COMMENT ON COLUMN service_record.partner_system IS 'A resource name: systems/…';
COMMENT ON COLUMN service_record.import_id IS 'The batch in which it came.';

-- A partner system's id stands for one report for ever, whoever sends it in whatever batch.
CREATE TABLE partner_record (
  partner_system text COLLATE "C" NOT NULL CHECK (partner_system <> ''),
  external_id    text COLLATE "C" NOT NULL CHECK (external_id <> ''),
  volunteer_id   text COLLATE "C" NOT NULL,
  record_id      text COLLATE "C" NOT NULL,
  PRIMARY KEY (partner_system, external_id)
);
COMMENT ON TABLE partner_record IS
  'What partner systems have reported, by their ids. Distribution column: external_id.';
COMMENT ON COLUMN partner_record.record_id IS
  'Of the service_record, or the conflict_id of the record_conflict, that was made of it.';

CREATE TABLE record_import (
  import_id       text        COLLATE "C" PRIMARY KEY,
  recording_unit  text        NOT NULL,
  partner_system  text        NOT NULL,
  entered_by      text        NOT NULL,
  row_count       bigint      NOT NULL,
  accepted_count  bigint      NOT NULL,
  known_count     bigint      NOT NULL,
  differing_count bigint      NOT NULL,
  conflict_count  bigint      NOT NULL,
  refused_count   bigint      NOT NULL,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL
);
COMMENT ON TABLE record_import IS
  'How far an import of records came. Distribution column: none, small.';

CREATE TABLE record_conflict (
  volunteer_id    text        COLLATE "C" NOT NULL,
  conflict_id     text        COLLATE "C" NOT NULL,
  recording_units text[]      NOT NULL CHECK (cardinality(recording_units) > 0),
  state           text        NOT NULL CHECK (state IN ('OPEN', 'KEPT_RECORDED', 'KEPT_REPORTED')),
  reported_by     text        NOT NULL CHECK (reported_by <> ''),
  decided_by      text        NOT NULL DEFAULT '',
  details         bytea       NOT NULL,
  version         bigint      NOT NULL DEFAULT 1,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, conflict_id),
  CHECK ((state = 'OPEN') = (decided_by = '')),
  -- Two persons, and never the volunteer.
  CHECK (decided_by NOT IN (reported_by, 'volunteers/' || volunteer_id))
);
CREATE INDEX record_conflict_of_volunteer ON record_conflict (volunteer_id, create_time, conflict_id);
CREATE INDEX record_conflict_of_unit ON record_conflict USING gin (recording_units);
COMMENT ON TABLE record_conflict IS
  'Times of one person that two platforms report. Distribution column: volunteer_id.';
COMMENT ON COLUMN record_conflict.details IS 'The message; what columns say too, they have the word.';
CREATE TRIGGER keep_decision BEFORE UPDATE ON record_conflict
  FOR EACH ROW EXECUTE FUNCTION keep_decision();

GRANT SELECT, INSERT ON partner_record, record_conflict TO linli_hours;
GRANT SELECT, INSERT, UPDATE ON record_import TO linli_hours;
GRANT UPDATE (state, decided_by, details, version, update_time) ON record_conflict TO linli_hours;

COMMIT;
