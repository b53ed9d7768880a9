-- Verify registration:written_system on pg
SELECT region_code, kind, version, details, create_time FROM registration.written_system WHERE false;
