-- Verify matching:enrollments on pg
SELECT shift_id, arrival, state FROM matching.enrollment WHERE false;
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'matching.engagement'::regclass AND contype = 'x';
SELECT 1 / (count(*) / 3) FROM pg_trigger
WHERE tgrelid = 'matching.enrollment'::regclass AND tgname LIKE 'count_seats_%' AND tgenabled = 'O';
