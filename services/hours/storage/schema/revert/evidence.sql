-- Revert hours:evidence from pg
BEGIN;
ALTER TABLE hours.attendance
  DROP CONSTRAINT attendance_method,
  DROP CONSTRAINT attendance_witness,
  DROP CONSTRAINT attendance_distance,
  DROP COLUMN check_in_method,
  DROP COLUMN check_in_witness,
  DROP COLUMN check_in_distance_meters,
  DROP COLUMN check_out_method,
  DROP COLUMN check_out_witness,
  DROP COLUMN check_out_distance_meters;
COMMIT;
