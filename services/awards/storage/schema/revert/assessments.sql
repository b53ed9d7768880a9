-- Revert awards:assessments from pg

BEGIN;
DROP TABLE awards.assessment_input;
DROP TABLE awards.assessment;
DROP FUNCTION awards.assessment_stands();
DROP TABLE awards.indicator_scheme;
COMMIT;
