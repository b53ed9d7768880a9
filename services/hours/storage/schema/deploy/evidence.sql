-- Deploy hours:evidence to pg
BEGIN;
SET LOCAL search_path TO hours, public;

-- What proved each end of an attendance. The defaults are what has been until now, and what a
-- program of before writes while this one takes its place: the leader's code. Of a position only
-- the distance stays, cut off to tens of metres. Keys as before: volunteer_id, the distribution
-- column, stands in each.
ALTER TABLE attendance
  ADD COLUMN check_in_method           text    NOT NULL DEFAULT 'BY_CODE',
  ADD COLUMN check_in_witness          text    NOT NULL DEFAULT '',
  ADD COLUMN check_in_distance_meters  integer,
  ADD COLUMN check_out_method          text    NOT NULL DEFAULT 'BY_CODE',
  ADD COLUMN check_out_witness         text    NOT NULL DEFAULT '',
  ADD COLUMN check_out_distance_meters integer,
  ADD CONSTRAINT attendance_method CHECK (
    check_in_method IN ('BY_CODE', 'BY_POSITION', 'BY_KIOSK', 'BY_ATTESTATION', 'BY_OFFLINE_LOG')
    AND check_out_method IN ('BY_CODE', 'BY_POSITION', 'BY_KIOSK', 'BY_ATTESTATION', 'BY_OFFLINE_LOG')),
  -- Who or what vouches stands on it, and nobody vouches for herself.
  ADD CONSTRAINT attendance_witness CHECK (
    (check_in_method IN ('BY_CODE', 'BY_POSITION')) = (check_in_witness = '')
    AND (check_out_method IN ('BY_CODE', 'BY_POSITION')) = (check_out_witness = '')
    AND 'volunteers/' || volunteer_id NOT IN (check_in_witness, check_out_witness)),
  ADD CONSTRAINT attendance_distance CHECK (
    (check_in_method = 'BY_POSITION') = (check_in_distance_meters IS NOT NULL)
    AND (check_out_method = 'BY_POSITION') = (check_out_distance_meters IS NOT NULL)
    AND coalesce(check_in_distance_meters, 0) % 10 = 0
    AND coalesce(check_out_distance_meters, 0) % 10 = 0);
COMMENT ON COLUMN attendance.check_out_method IS 'Says something once it is closed.';

COMMIT;
