-- Verify hours:figures on pg
SELECT times, credit_minutes, honour_minutes FROM hours.figure WHERE false;
SELECT times, credit_minutes, honour_minutes FROM hours.person_figure WHERE false;
SELECT volunteer_id, record_id FROM hours.figure_record WHERE false;
SELECT line, check_time FROM hours.figure_unit WHERE false;
SELECT 1 / count(*) FROM hours.figure_progress;
SELECT 1 / (1 - count(*)::int) FROM hours.policy WHERE NOT body ? 'yearlyMinimumMinutes' LIMIT 1;
