-- Verify registration:region on pg
SELECT region_code, parent_code, display_name, edition FROM registration.region WHERE false;
