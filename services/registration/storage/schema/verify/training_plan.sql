-- Verify registration:training_plan on pg
SELECT owner, year, details, version, create_time, update_time FROM registration.training_plan WHERE false;
SELECT topics FROM registration.course WHERE false;
SELECT start_time FROM registration.training_session WHERE false;
SELECT learning_minutes FROM registration.training_record WHERE false;
SELECT course_id, topics FROM registration.courses_within('', '', '') WHERE false;
