-- Deploy hours:quarantine to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- One more state in which a record begins: held because of odd patterns. Its time and the day's cap are
-- taken. Keys as before: volunteer_id, the distribution column, stands in each.
ALTER TABLE service_record
  DROP CONSTRAINT service_record_state,
  DROP CONSTRAINT service_record_vouched,
  ADD COLUMN released_by text NOT NULL DEFAULT '';
ALTER TABLE service_record
  ADD CONSTRAINT service_record_state CHECK (
    state IN ('QUARANTINED', 'DRAFT', 'PENDING_CONFIRMATION', 'PENDING_APPROVAL', 'PUBLIC_NOTICE',
              'NOTICE_HELD', 'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED', 'DECLINED')),
  ADD CONSTRAINT service_record_vouched CHECK (
    confirmed_by <> '' OR state IN ('QUARANTINED', 'DRAFT', 'PENDING_CONFIRMATION', 'DECLINED')),
  -- A third person behind what was held: who releases does not enter or confirm.
  ADD CONSTRAINT service_record_released CHECK (
    released_by = '' OR released_by NOT IN (confirmed_by, entered_by, 'volunteers/' || volunteer_id));
INSERT INTO record_transition VALUES
  ('QUARANTINED', 'DRAFT'), ('QUARANTINED', 'PENDING_CONFIRMATION'), ('QUARANTINED', 'DECLINED');
COMMENT ON TABLE record_transition IS
  'Where a record can go. It begins as DRAFT, PENDING_CONFIRMATION or QUARANTINED. Distribution column: none, reference table.';
-- What one person entered lately. Not unique, so that it may do without volunteer_id.
CREATE INDEX service_record_by_entry ON service_record (entered_by, create_time) WHERE entered_by <> '';
-- What one device vouched for, likewise.
CREATE INDEX attendance_by_device ON attendance (check_in_witness, check_in_time)
  WHERE check_in_method IN ('BY_KIOSK', 'BY_OFFLINE_LOG');

CREATE TABLE quarantine (
  volunteer_id   text        COLLATE "C" NOT NULL,
  record_id      text        COLLATE "C" NOT NULL,
  quarantine_id  text        COLLATE "C" NOT NULL,
  recording_unit text        COLLATE "C" NOT NULL,
  region         text        COLLATE "C" NOT NULL,
  state          text        NOT NULL CHECK (state IN ('NOTED', 'HELD', 'RELEASED', 'REJECTED')),
  points         integer     NOT NULL CHECK (points > 0),
  hold_points    integer     NOT NULL CHECK (hold_points > 0),
  policy_version text        NOT NULL,
  made_by        text        NOT NULL CHECK (made_by <> ''),
  decided_by     text        NOT NULL DEFAULT '',
  details        bytea       NOT NULL,
  version        bigint      NOT NULL DEFAULT 1,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  PRIMARY KEY (volunteer_id, record_id, quarantine_id),
  FOREIGN KEY (volunteer_id, record_id) REFERENCES service_record,
  CHECK ((state = 'NOTED') = (points < hold_points)),
  CHECK ((state IN ('RELEASED', 'REJECTED')) = (decided_by <> '')),
  CHECK (decided_by NOT IN (made_by, 'volunteers/' || volunteer_id))
);
-- One per record. volunteer_id, the distribution column, stands in the key.
CREATE UNIQUE INDEX quarantine_of_record ON quarantine (volunteer_id, record_id);
CREATE INDEX quarantine_of_volunteer ON quarantine (volunteer_id, create_time, quarantine_id);
CREATE INDEX quarantine_of_unit ON quarantine (recording_unit, create_time, quarantine_id);
CREATE INDEX quarantine_by_time ON quarantine (create_time, quarantine_id);
COMMENT ON TABLE quarantine IS
  'What spoke against records as they were written: score, signals and what they were judged by. Distribution column: volunteer_id.';
COMMENT ON COLUMN quarantine.details IS 'The message; what columns say too, they have the word.';
CREATE TRIGGER keep_decision BEFORE UPDATE ON quarantine FOR EACH ROW EXECUTE FUNCTION keep_decision();

-- As before, with the way in and out of quarantine: out only by what was decided there.
CREATE OR REPLACE FUNCTION keep_record_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('DRAFT', 'PENDING_CONFIRMATION', 'QUARANTINED') THEN
      RAISE EXCEPTION 'no record begins as %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.state <> OLD.state THEN
    IF NOT EXISTS (
      SELECT FROM hours.record_transition WHERE (from_state, to_state) = (OLD.state, NEW.state)) THEN
      RAISE EXCEPTION 'a record does not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'QUARANTINED' AND NOT EXISTS (
      SELECT FROM hours.quarantine AS decided
      WHERE (decided.volunteer_id, decided.record_id) = (NEW.volunteer_id, NEW.record_id)
        AND decided.state = CASE NEW.state WHEN 'DECLINED' THEN 'REJECTED' ELSE 'RELEASED' END
        AND decided.decided_by = CASE NEW.state WHEN 'DECLINED' THEN NEW.declined_by ELSE NEW.released_by END) THEN
      RAISE EXCEPTION 'nobody decided about the quarantine of record %', OLD.record_id
        USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END
$$;

GRANT UPDATE (released_by) ON service_record TO linli_hours;
GRANT SELECT, INSERT, UPDATE (state, decided_by, details, version, update_time) ON quarantine
  TO linli_hours;

COMMIT;
