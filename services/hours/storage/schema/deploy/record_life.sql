-- Deploy hours:record_life to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- The whole way of a record, as services/hours/domain/record_life.cc has it.
CREATE TABLE record_transition (
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (from_state, to_state)
);
COMMENT ON TABLE record_transition IS
  'Where a record can go. What stands nowhere on the right is where one begins. Distribution column: none, reference table.';
INSERT INTO record_transition VALUES
  ('DRAFT', 'EFFECTIVE'), ('DRAFT', 'PUBLIC_NOTICE'), ('DRAFT', 'PENDING_APPROVAL'), ('DRAFT', 'DECLINED'),
  ('PENDING_CONFIRMATION', 'EFFECTIVE'), ('PENDING_CONFIRMATION', 'PUBLIC_NOTICE'),
  ('PENDING_CONFIRMATION', 'PENDING_APPROVAL'), ('PENDING_CONFIRMATION', 'DECLINED'),
  ('PENDING_APPROVAL', 'EFFECTIVE'), ('PENDING_APPROVAL', 'PUBLIC_NOTICE'),
  ('PUBLIC_NOTICE', 'EFFECTIVE'), ('PUBLIC_NOTICE', 'NOTICE_HELD'),
  ('NOTICE_HELD', 'PUBLIC_NOTICE'), ('NOTICE_HELD', 'DECLINED'), ('NOTICE_HELD', 'CORRECTED'),
  ('EFFECTIVE', 'DISPUTED'), ('EFFECTIVE', 'CORRECTED'), ('EFFECTIVE', 'REVERSED'),
  ('DISPUTED', 'EFFECTIVE'), ('DISPUTED', 'CORRECTED'), ('DISPUTED', 'REVERSED');

ALTER TABLE service_record
  DROP CONSTRAINT service_record_state,
  DROP CONSTRAINT service_record_confirmed,
  ADD COLUMN approval_level   text        NOT NULL DEFAULT '',
  ADD COLUMN approved_by      text        NOT NULL DEFAULT '',
  ADD COLUMN approval_granted boolean     NOT NULL DEFAULT false,
  ADD COLUMN approve_time     timestamptz,
  ADD COLUMN notice_end_time  timestamptz,
  ADD COLUMN ending           bytea,
  ADD COLUMN corrects         text        COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN successor        text        COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE service_record
  ADD CONSTRAINT service_record_state CHECK (
    state IN ('DRAFT', 'PENDING_CONFIRMATION', 'PENDING_APPROVAL', 'PUBLIC_NOTICE', 'NOTICE_HELD',
              'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED', 'DECLINED')),
  -- Posted when it takes effect, and not before. One that was corrected may have been in notice only.
  ADD CONSTRAINT service_record_confirmed CHECK (
    CASE WHEN state IN ('EFFECTIVE', 'DISPUTED', 'REVERSED') THEN confirm_time IS NOT NULL
         WHEN state = 'CORRECTED' THEN true ELSE confirm_time IS NULL END),
  ADD CONSTRAINT service_record_vouched CHECK (
    confirmed_by <> '' OR state IN ('DRAFT', 'PENDING_CONFIRMATION', 'DECLINED')),
  ADD CONSTRAINT service_record_approval CHECK (
    approval_level IN ('', 'UNIT_ABOVE', 'COMPETENT_LEVEL')
    AND (state <> 'PENDING_APPROVAL' OR (approval_level <> '' AND approved_by = ''))
    AND (approved_by = '') = (approve_time IS NULL) AND (approved_by <> '' OR NOT approval_granted)
    -- Two persons behind what goes beyond the day's cap; a correction takes their word over.
    AND (approved_by = '' OR corrects <> ''
         OR approved_by NOT IN (confirmed_by, entered_by, 'volunteers/' || volunteer_id))),
  ADD CONSTRAINT service_record_notice CHECK (
    state NOT IN ('PUBLIC_NOTICE', 'NOTICE_HELD') OR notice_end_time IS NOT NULL),
  -- Nothing counts no more without a reason, and what was corrected has what took its place.
  ADD CONSTRAINT service_record_ended CHECK (
    (state IN ('CORRECTED', 'REVERSED')) = (ending IS NOT NULL)
    AND (state = 'CORRECTED') = (successor <> ''));
-- One record is corrected by one other. volunteer_id, the distribution column, stands in the key.
CREATE UNIQUE INDEX service_record_corrects ON service_record (volunteer_id, corrects) WHERE corrects <> '';
CREATE INDEX service_record_notice_end ON service_record (notice_end_time, volunteer_id, record_id)
  WHERE state = 'PUBLIC_NOTICE';
CREATE INDEX service_record_notice_of_unit ON service_record (recording_unit, notice_end_time, record_id)
  WHERE state = 'PUBLIC_NOTICE';
COMMENT ON COLUMN service_record.ending IS 'The message Ending: why it counts no more, and through whom.';
COMMENT ON COLUMN service_record.corrects IS 'record_id of the record whose place it took.';
COMMENT ON COLUMN service_record.successor IS 'record_id of the record that took its place.';

CREATE FUNCTION keep_record_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state IN (SELECT to_state FROM hours.record_transition) THEN
      RAISE EXCEPTION 'no record begins as %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.state <> OLD.state AND NOT EXISTS (
    SELECT FROM hours.record_transition WHERE (from_state, to_state) = (OLD.state, NEW.state)) THEN
    RAISE EXCEPTION 'a record does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_record_way BEFORE INSERT OR UPDATE OF state ON service_record
  FOR EACH ROW EXECUTE FUNCTION keep_record_way();

-- Minutes grow while nobody has vouched for them, and once more when approval is asked for what goes
-- beyond the day's cap; what is not granted is taken out again. Then they stay.
CREATE OR REPLACE FUNCTION keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.payable_minutes, NEW.credited_minutes) = (OLD.payable_minutes, OLD.credited_minutes)
     OR (OLD.state IN ('DRAFT', 'PENDING_CONFIRMATION') AND NEW.state IN (OLD.state, 'PENDING_APPROVAL')
         AND NEW.payable_minutes >= OLD.payable_minutes AND NEW.credited_minutes >= OLD.credited_minutes)
     OR (OLD.state = 'PENDING_APPROVAL' AND NEW.state IN ('EFFECTIVE', 'PUBLIC_NOTICE')
         AND NEW.payable_minutes = OLD.payable_minutes AND NEW.credited_minutes <= OLD.credited_minutes) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the minutes of record % stay as they are', OLD.record_id
    USING ERRCODE = 'check_violation';
END
$$;

GRANT SELECT ON record_transition TO linli_hours;
GRANT UPDATE (approval_level, approved_by, approval_granted, approve_time, notice_end_time, ending,
              corrects, successor) ON service_record TO linli_hours;

CREATE TABLE amendment (
  volunteer_id   text        COLLATE "C" NOT NULL,
  record_id      text        COLLATE "C" NOT NULL,
  amendment_id   text        COLLATE "C" NOT NULL,
  recording_unit text        COLLATE "C" NOT NULL,
  kind           text        NOT NULL CHECK (kind IN ('REVERSAL', 'CORRECTION')),
  state          text        NOT NULL CHECK (state IN ('PROPOSED', 'APPLIED', 'REJECTED', 'WITHDRAWN')),
  proposed_by    text        NOT NULL CHECK (proposed_by <> ''),
  decided_by     text        NOT NULL DEFAULT '',
  details        bytea       NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, record_id, amendment_id),
  FOREIGN KEY (volunteer_id, record_id) REFERENCES service_record,
  CHECK ((state = 'PROPOSED') = (decided_by = '')),
  -- Two persons, and never the volunteer.
  CHECK (CASE state WHEN 'WITHDRAWN' THEN decided_by = proposed_by
                    ELSE decided_by NOT IN (proposed_by, 'volunteers/' || volunteer_id) END)
);
CREATE UNIQUE INDEX amendment_one_open ON amendment (volunteer_id, record_id) WHERE state = 'PROPOSED';
CREATE INDEX amendment_of_volunteer ON amendment (volunteer_id, create_time, amendment_id);
CREATE INDEX amendment_of_unit ON amendment (recording_unit, create_time, amendment_id);
COMMENT ON TABLE amendment IS
  'Proposals to reverse or correct a record. Distribution column: volunteer_id.';
COMMENT ON COLUMN amendment.details IS 'The message; what columns say too, they have the word.';

CREATE TABLE dispute (
  volunteer_id   text        COLLATE "C" NOT NULL,
  record_id      text        COLLATE "C" NOT NULL,
  dispute_id     text        COLLATE "C" NOT NULL,
  recording_unit text        COLLATE "C" NOT NULL,
  state          text        NOT NULL CHECK (state IN ('OPEN', 'DISMISSED', 'UPHELD_REVERSED', 'UPHELD_CORRECTED', 'RETRACTED')),
  opened_by      text        NOT NULL CHECK (opened_by <> ''),
  decided_by     text        NOT NULL DEFAULT '',
  details        bytea       NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, record_id, dispute_id),
  FOREIGN KEY (volunteer_id, record_id) REFERENCES service_record,
  CHECK ((state = 'OPEN') = (decided_by = '')),
  CHECK (CASE state WHEN 'RETRACTED' THEN decided_by = opened_by
                    ELSE decided_by NOT IN (opened_by, 'volunteers/' || volunteer_id) END)
);
CREATE UNIQUE INDEX dispute_one_open ON dispute (volunteer_id, record_id) WHERE state = 'OPEN';
CREATE INDEX dispute_of_volunteer ON dispute (volunteer_id, create_time, dispute_id);
CREATE INDEX dispute_of_unit ON dispute (recording_unit, create_time, dispute_id);
COMMENT ON TABLE dispute IS 'Disputes about records. Distribution column: volunteer_id.';
COMMENT ON COLUMN dispute.details IS 'The message; what columns say too, they have the word.';

-- What was decided stays decided.
CREATE FUNCTION keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_by <> '' THEN
    RAISE EXCEPTION 'what was decided stays decided' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_decision BEFORE UPDATE ON amendment FOR EACH ROW EXECUTE FUNCTION keep_decision();
CREATE TRIGGER keep_decision BEFORE UPDATE ON dispute FOR EACH ROW EXECUTE FUNCTION keep_decision();

GRANT SELECT, INSERT, UPDATE (state, decided_by, details, version, update_time) ON amendment, dispute
  TO linli_hours;

COMMIT;
