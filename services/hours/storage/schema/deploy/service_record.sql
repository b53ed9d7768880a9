-- Deploy hours:service_record to pg
BEGIN;
SET LOCAL search_path TO hours, public;

CREATE TABLE service_record (
  volunteer_id     text        COLLATE "C" NOT NULL,
  record_id        text        COLLATE "C" NOT NULL,
  activity_name    text        NOT NULL CHECK (activity_name <> ''),
  place            text        NOT NULL CHECK (place <> ''),
  content          text        NOT NULL CHECK (content <> ''),
  start_time       timestamptz NOT NULL,
  end_time         timestamptz NOT NULL,
  organizing_unit  text        NOT NULL CHECK (organizing_unit <> ''),
  leader           text        NOT NULL CHECK (leader <> ''),
  recording_unit   text        NOT NULL CHECK (recording_unit <> ''),
  category         text        NOT NULL,
  region           text        NOT NULL,
  shift            text        COLLATE "C" NOT NULL,
  activity         text        COLLATE "C" NOT NULL,
  attendance       text        NOT NULL,
  kind             text        NOT NULL CHECK (kind IN ('CREDIT', 'HONOUR')),
  evidence_grade   text        NOT NULL,
  state            text        NOT NULL CHECK (state IN ('DRAFT', 'PENDING_CONFIRMATION', 'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED')),
  live             boolean     GENERATED ALWAYS AS (state NOT IN ('CORRECTED', 'REVERSED')) STORED,
  day              date        GENERATED ALWAYS AS ((start_time AT TIME ZONE 'Asia/Shanghai')::date) STORED,
  interval_minutes integer     NOT NULL,
  payable_minutes  integer     NOT NULL,
  credited_minutes integer     NOT NULL,
  policy_version   text        NOT NULL,
  late             boolean     NOT NULL,
  source           text        NOT NULL,
  external_id      text        NOT NULL,
  evidence         text[]      NOT NULL,
  consent          text        NOT NULL,
  entered_by       text        NOT NULL,
  confirmed_by     text        NOT NULL DEFAULT '',
  confirm_time     timestamptz,
  version          bigint      NOT NULL DEFAULT 1,
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, record_id),
  -- Law 2: no hour of a person is on record twice, across organisations and platforms.
  CONSTRAINT service_record_no_overlap
    EXCLUDE USING gist (volunteer_id WITH =, tstzrange(start_time, end_time) WITH &&) WHERE (live),
  -- Law 3: three whole numbers, each within the one before; one day in Asia/Shanghai.
  CHECK (interval_minutes = floor(extract(epoch FROM end_time - start_time) / 60) AND interval_minutes >= 1),
  CHECK (payable_minutes BETWEEN 0 AND interval_minutes),
  CHECK (credited_minutes BETWEEN 0 AND payable_minutes),
  CHECK (end_time AT TIME ZONE 'Asia/Shanghai'
         <= (start_time AT TIME ZONE 'Asia/Shanghai')::date + 1),
  -- Honour never becomes credit: who entered it stays on it.
  CHECK ((kind = 'HONOUR') = (entered_by <> '')),
  CHECK ((kind = 'CREDIT') = (attendance <> '')),
  CHECK ((state IN ('DRAFT', 'PENDING_CONFIRMATION')) = (confirm_time IS NULL)),
  -- Two persons behind what is typed in.
  CHECK (confirmed_by = '' OR confirmed_by NOT IN (entered_by, 'volunteers/' || volunteer_id))
);
CREATE INDEX service_record_by_start ON service_record (volunteer_id, start_time, record_id);
COMMENT ON TABLE service_record IS
  'Records of service (67号令). Distribution column: volunteer_id.';
COMMENT ON COLUMN service_record.live IS 'Whether its time is taken.';
COMMENT ON COLUMN service_record.activity IS 'Part of shift; empty on a record by hand.';
COMMENT ON COLUMN service_record.entered_by IS 'With source, external_id, evidence, consent: the provenance of a record by hand; empty on one by check-in.';

GRANT SELECT, INSERT ON service_record TO linli_hours;
-- What was recorded stays as it was: only the life of a record moves.
GRANT UPDATE (state, late, confirmed_by, confirm_time, version, update_time)
  ON service_record TO linli_hours;

COMMIT;
