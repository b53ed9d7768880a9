-- Revert hours:back_entry from pg
BEGIN;
SET LOCAL search_path TO hours, public;
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
DROP TABLE hours.back_entry_ban;
DROP TABLE hours.back_entry_use;
COMMIT;
