-- Verify hours:record_life on pg
SELECT approval_level, approved_by, approval_granted, approve_time, notice_end_time, ending, corrects,
       successor FROM hours.service_record WHERE false;
SELECT details, decided_by FROM hours.amendment WHERE false;
SELECT details, decided_by FROM hours.dispute WHERE false;
SELECT 1 / (count(*) = 21)::int FROM hours.record_transition WHERE from_state <> 'QUARANTINED';
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'hours.service_record'::regclass AND tgname = 'keep_record_way';
