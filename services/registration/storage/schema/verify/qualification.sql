-- Verify registration:qualification on pg
SELECT kind_id, owner, state FROM registration.qualification_kind WHERE false;
SELECT volunteer_id, kind, start_time, end_time FROM registration.qualification WHERE false;
SELECT licence_index, volunteer_id FROM registration.licence WHERE false;
