-- Verify registration:organization_founding on pg
SELECT founding_date FROM registration.organization WHERE false;
