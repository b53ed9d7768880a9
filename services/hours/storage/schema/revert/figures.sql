-- Revert hours:figures from pg
BEGIN;
ALTER TABLE hours.policy DISABLE TRIGGER keep_policy;
UPDATE hours.policy SET body = body - 'yearlyMinimumMinutes';
ALTER TABLE hours.policy ENABLE TRIGGER keep_policy;
DROP TABLE hours.figure, hours.person_figure, hours.figure_record, hours.figure_unit,
  hours.figure_progress;
DROP FUNCTION hours.figure_periods;
COMMIT;
