-- Verify matching:ways_in on pg
SELECT offer_expire_time, excuse FROM matching.enrollment WHERE false;
SELECT shift_id, heads FROM matching.group_enrollment WHERE false;
SELECT shift_id, duty_id FROM matching.paid_duty WHERE false;
SELECT volunteer_id, active FROM matching.membership WHERE false;
SELECT teams, passcode_index FROM matching.shift_in_context WHERE false;
SELECT 1 / (count(*) / 2) FROM pg_constraint
WHERE conrelid = 'matching.engagement'::regclass AND contype = 'x';
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'matching.group_enrollment'::regclass AND tgname = 'count_group_seats';
