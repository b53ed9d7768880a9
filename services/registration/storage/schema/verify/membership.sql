-- Verify registration:membership on pg
SELECT volunteer_id, organization_id, state, version FROM registration.membership WHERE false;
