-- Verify registration:gates on pg
SELECT volunteer_id, version FROM registration.gate_version WHERE false;
