-- Revert hours:record_decline from pg
BEGIN;
SET LOCAL search_path TO hours, public;
-- What was declined never counted, and before this change there was no such state.
DELETE FROM service_record WHERE state = 'DECLINED';
DROP TRIGGER keep_minutes ON service_record;
DROP FUNCTION keep_minutes();
ALTER TABLE service_record
  DROP CONSTRAINT service_record_no_overlap,
  DROP CONSTRAINT service_record_state,
  DROP CONSTRAINT service_record_confirmed,
  DROP CONSTRAINT service_record_declined,
  DROP COLUMN live,
  DROP COLUMN declined_by,
  DROP COLUMN decline_reason,
  DROP COLUMN decline_time;
ALTER TABLE service_record
  ADD COLUMN live boolean GENERATED ALWAYS AS (state NOT IN ('CORRECTED', 'REVERSED')) STORED,
  ADD CONSTRAINT service_record_state_check CHECK (
    state IN ('DRAFT', 'PENDING_CONFIRMATION', 'EFFECTIVE', 'DISPUTED', 'CORRECTED', 'REVERSED')),
  ADD CONSTRAINT service_record_check6 CHECK (
    (state IN ('DRAFT', 'PENDING_CONFIRMATION')) = (confirm_time IS NULL));
ALTER TABLE service_record
  ADD CONSTRAINT service_record_no_overlap
    EXCLUDE USING gist (volunteer_id WITH =, tstzrange(start_time, end_time) WITH &&) WHERE (live);
REVOKE UPDATE (payable_minutes, credited_minutes) ON service_record FROM linli_hours;
COMMIT;
