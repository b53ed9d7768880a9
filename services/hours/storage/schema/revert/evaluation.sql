-- Revert hours:evaluation from pg
BEGIN;
DROP TABLE hours.finding;
DROP TABLE hours.inspection;
DROP FUNCTION hours.keep_inspection();
DROP TABLE hours.evaluation;
COMMIT;
