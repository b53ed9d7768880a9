-- Revert hours:quarantine from pg
BEGIN;
SET LOCAL search_path TO hours, public;
DROP TABLE quarantine;
DROP INDEX attendance_by_device;
DROP INDEX service_record_by_entry;
ALTER TABLE service_record DROP CONSTRAINT service_record_released, DROP CONSTRAINT service_record_vouched,
  DROP CONSTRAINT service_record_state;
-- Before this change nothing was held: it waits for its leader. No way is asked for.
ALTER TABLE service_record DISABLE TRIGGER keep_record_way;
UPDATE service_record SET state = CASE entered_by WHEN '' THEN 'DRAFT' ELSE 'PENDING_CONFIRMATION' END
WHERE state = 'QUARANTINED';
ALTER TABLE service_record ENABLE TRIGGER keep_record_way;
DELETE FROM record_transition WHERE from_state = 'QUARANTINED';
CREATE OR REPLACE FUNCTION keep_record_way() RETURNS trigger LANGUAGE plpgsql AS $$
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
ALTER TABLE service_record
  DROP COLUMN released_by,
  ADD CONSTRAINT service_record_state CHECK (
    state IN ('DRAFT', 'PENDING_CONFIRMATION', 'PENDING_APPROVAL', 'PUBLIC_NOTICE', 'NOTICE_HELD',
              'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED', 'DECLINED')),
  ADD CONSTRAINT service_record_vouched CHECK (
    confirmed_by <> '' OR state IN ('DRAFT', 'PENDING_CONFIRMATION', 'DECLINED'));
COMMENT ON TABLE record_transition IS
  'Where a record can go. What stands nowhere on the right is where one begins. Distribution column: none, reference table.';
COMMIT;
