-- Verify hours:evidence on pg
SELECT check_in_method, check_in_witness, check_in_distance_meters,
       check_out_method, check_out_witness, check_out_distance_meters
FROM hours.attendance WHERE false;
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'hours.attendance'::regclass AND conname = 'attendance_witness';
