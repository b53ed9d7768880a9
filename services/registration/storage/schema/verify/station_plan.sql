-- Verify registration:station_plan on pg
SELECT planned_year FROM registration.station WHERE false;
