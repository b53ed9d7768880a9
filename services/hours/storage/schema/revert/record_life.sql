-- Revert hours:record_life from pg
BEGIN;
SET LOCAL search_path TO hours, public;
DROP TABLE dispute;
DROP TABLE amendment;
DROP FUNCTION keep_decision();
DROP TRIGGER keep_record_way ON service_record;
DROP FUNCTION keep_record_way();
DROP TABLE record_transition;
CREATE OR REPLACE FUNCTION keep_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('DRAFT', 'PENDING_CONFIRMATION') OR NEW.state <> OLD.state
     OR NEW.payable_minutes < OLD.payable_minutes OR NEW.credited_minutes < OLD.credited_minutes THEN
    RAISE EXCEPTION 'the minutes of record % stay as they are', OLD.record_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
ALTER TABLE service_record
  DROP CONSTRAINT service_record_ended,
  DROP CONSTRAINT service_record_notice,
  DROP CONSTRAINT service_record_approval,
  DROP CONSTRAINT service_record_vouched,
  DROP CONSTRAINT service_record_confirmed,
  DROP CONSTRAINT service_record_state;
-- Before this change there was none of the states between, and a record that counted no more without
-- ever having been posted did not exist. What was vouched for waits for its leader again.
UPDATE service_record
SET state = CASE entered_by WHEN '' THEN 'DRAFT' ELSE 'PENDING_CONFIRMATION' END, confirmed_by = ''
WHERE state IN ('PENDING_APPROVAL', 'PUBLIC_NOTICE', 'NOTICE_HELD');
DELETE FROM service_record WHERE state = 'CORRECTED' AND confirm_time IS NULL;
ALTER TABLE service_record
  DROP COLUMN approval_level,
  DROP COLUMN approved_by,
  DROP COLUMN approval_granted,
  DROP COLUMN approve_time,
  DROP COLUMN notice_end_time,
  DROP COLUMN ending,
  DROP COLUMN corrects,
  DROP COLUMN successor,
  ADD CONSTRAINT service_record_state CHECK (
    state IN ('DRAFT', 'PENDING_CONFIRMATION', 'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED', 'DECLINED')),
  ADD CONSTRAINT service_record_confirmed CHECK (
    (state IN ('DRAFT', 'PENDING_CONFIRMATION', 'DECLINED')) = (confirm_time IS NULL));
COMMIT;
