-- Verify registration:training on pg
SELECT course_id, owner, state FROM registration.course WHERE false;
SELECT session_id, course_id, places, taken FROM registration.training_session WHERE false;
SELECT volunteer_id, record_id, session_id, state FROM registration.training_record WHERE false;
