-- Revert registration:training from pg
BEGIN;
DROP TABLE registration.training_record, registration.training_session, registration.course;
DROP FUNCTION registration.count_training_places();
COMMIT;
