-- Revert registration:training_plan from pg
BEGIN;
DROP FUNCTION registration.courses_within(text, text, text);
ALTER TABLE registration.training_record DROP COLUMN learning_minutes;
ALTER TABLE registration.training_session DROP COLUMN start_time;
ALTER TABLE registration.course DROP COLUMN topics;
DROP TABLE registration.training_plan;
COMMIT;
