-- Verify registration:national_registry on pg
SELECT volunteer_id, national_number, reconcile_time FROM registration.national_registration WHERE false;
SELECT national_number, volunteer_id FROM registration.national_number WHERE false;
