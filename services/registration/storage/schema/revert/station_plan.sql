-- Revert registration:station_plan from pg
BEGIN;
ALTER TABLE registration.station DROP COLUMN planned_year;
COMMIT;
