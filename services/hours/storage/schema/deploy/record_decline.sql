-- Deploy hours:record_decline to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- A record that waits can be sent back; then it takes neither time nor the day's cap. The expression
-- of a generated column cannot be changed: the column is made anew, and with it the constraint
-- that stands on it. Keys as before: volunteer_id, the distribution column, stands in each.
ALTER TABLE service_record
  DROP CONSTRAINT service_record_no_overlap,
  DROP CONSTRAINT service_record_state_check,
  DROP CONSTRAINT service_record_check6,
  DROP COLUMN live,
  ADD COLUMN declined_by    text        NOT NULL DEFAULT '',
  ADD COLUMN decline_reason text        NOT NULL DEFAULT '',
  ADD COLUMN decline_time   timestamptz;
ALTER TABLE service_record
  ADD COLUMN live boolean GENERATED ALWAYS AS (state NOT IN ('CORRECTED', 'REVERSED', 'DECLINED')) STORED,
  ADD CONSTRAINT service_record_state CHECK (
    state IN ('DRAFT', 'PENDING_CONFIRMATION', 'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED', 'DECLINED')),
  -- What was declined never counted: it was not confirmed, and nothing was posted for it.
  ADD CONSTRAINT service_record_confirmed CHECK (
    (state IN ('DRAFT', 'PENDING_CONFIRMATION', 'DECLINED')) = (confirm_time IS NULL)),
  ADD CONSTRAINT service_record_declined CHECK (
    (state = 'DECLINED') = (decline_time IS NOT NULL)
    AND (state = 'DECLINED') = (declined_by <> '') AND (state = 'DECLINED') = (decline_reason <> ''));
ALTER TABLE service_record
  ADD CONSTRAINT service_record_no_overlap
    EXCLUDE USING gist (volunteer_id WITH =, tstzrange(start_time, end_time) WITH &&) WHERE (live);
COMMENT ON COLUMN service_record.live IS 'Whether its time is taken.';
COMMENT ON COLUMN service_record.decline_reason IS 'For the volunteer to read.';

-- Minutes that a declined record had taken go back to what still waits; they only grow, and only
-- as long as nobody has confirmed them.
CREATE FUNCTION keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('DRAFT', 'PENDING_CONFIRMATION') OR NEW.state <> OLD.state
     OR NEW.payable_minutes < OLD.payable_minutes OR NEW.credited_minutes < OLD.credited_minutes THEN
    RAISE EXCEPTION 'the minutes of record % stay as they are', OLD.record_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_minutes BEFORE UPDATE OF payable_minutes, credited_minutes ON service_record
  FOR EACH ROW EXECUTE FUNCTION keep_minutes();

GRANT UPDATE (declined_by, decline_reason, decline_time, payable_minutes, credited_minutes)
  ON service_record TO linli_hours;

COMMIT;
